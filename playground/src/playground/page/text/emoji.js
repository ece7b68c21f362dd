/** The emoji that people use most, by the names Slack gives them; a name that is not here is shown as it was typed. */

const GROUPS = {
  "Smileys and people": `
grinning 😀|smiley 😃|smile 😄|grin 😁|laughing 😆|sweat_smile 😅|rolling_on_the_floor_laughing 🤣|joy 😂|slightly_smiling_face 🙂
upside_down_face 🙃|wink 😉|blush 😊|innocent 😇|heart_eyes 😍|star-struck 🤩|yum 😋|stuck_out_tongue 😛|zany_face 🤪|hugging_face 🤗
thinking_face 🤔|shushing_face 🤫|neutral_face 😐|expressionless 😑|no_mouth 😶|smirk 😏|unamused 😒|face_with_rolling_eyes 🙄
grimacing 😬|relieved 😌|pensive 😔|sleepy 😪|sleeping 😴|mask 😷|face_with_thermometer 🤒|face_with_head_bandage 🤕|exploding_head 🤯
partying_face 🥳|sunglasses 😎|nerd_face 🤓|confused 😕|worried 😟|slightly_frowning_face 🙁|open_mouth 😮|hushed 😯|flushed 😳
pleading_face 🥺|cry 😢|sob 😭|scream 😱|disappointed 😞|sweat 😓|weary 😩|tired_face 😫|yawning_face 🥱|triumph 😤|rage 😡|skull 💀
ghost 👻|robot_face 🤖|wave 👋|raised_hand ✋|ok_hand 👌|crossed_fingers 🤞|v ✌️|point_left 👈|point_right 👉|point_up_2 👆|point_down 👇
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|fist ✊|facepunch 👊|clap 👏|raised_hands 🙌|open_hands 👐|handshake 🤝|pray 🙏|writing_hand ✍️
muscle 💪|ear 👂|eyes 👀|brain 🧠|bust_in_silhouette 👤|busts_in_silhouette 👥|shrug 🤷|facepalm 🤦|man-shrugging 🤷‍♂️|woman-shrugging 🤷‍♀️
heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|broken_heart 💔|sparkling_heart 💖|100 💯|zzz 💤`,
  Nature: `
seedling 🌱|herb 🌿|four_leaf_clover 🍀|deciduous_tree 🌳|evergreen_tree 🌲|palm_tree 🌴|cactus 🌵|leaves 🍃|maple_leaf 🍁|mushroom 🍄
sunflower 🌻|tulip 🌷|rose 🌹|cherry_blossom 🌸|blossom 🌼|bouquet 💐|dog 🐶|cat 🐱|fox_face 🦊|bear 🐻|panda_face 🐼|lion_face 🦁|cow 🐮
frog 🐸|monkey_face 🐵|chicken 🐔|penguin 🐧|bird 🐦|owl 🦉|bee 🐝|bug 🐛|butterfly 🦋|snail 🐌|turtle 🐢|snake 🐍|octopus 🐙|fish 🐟|whale 🐳
dolphin 🐬|unicorn_face 🦄|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|lightning 🌩️|snowflake ❄️|rainbow 🌈|umbrella ☔|ocean 🌊|fire 🔥
new_moon 🌑|first_quarter_moon 🌓|full_moon 🌕|crescent_moon 🌙|star ⭐|star2 🌟|sparkles ✨|dizzy 💫|zap ⚡|earth_africa 🌍|earth_americas 🌎`,
  "Food and activities": `
coffee ☕|tea 🍵|beer 🍺|wine_glass 🍷|cake 🍰|birthday 🎂|cookie 🍪|doughnut 🍩|chocolate_bar 🍫|pizza 🍕|hamburger 🍔|taco 🌮|sushi 🍣|apple 🍎
green_apple 🍏|banana 🍌|lemon 🍋|grapes 🍇|strawberry 🍓|avocado 🥑|carrot 🥕|bread 🍞|cheese_wedge 🧀|egg 🥚|salad 🥗|popcorn 🍿|icecream 🍦
tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁|trophy 🏆|medal 🏅|first_place_medal 🥇|second_place_medal 🥈|third_place_medal 🥉|dart 🎯|game_die 🎲
jigsaw 🧩|checkered_flag 🏁|soccer ⚽|basketball 🏀|tennis 🎾|bicyclist 🚴|runner 🏃|swimmer 🏊|climbing 🧗|guitar 🎸|musical_note 🎵|art 🎨|movie_camera 🎥`,
  "Places and travel": `
house 🏠|office 🏢|hospital 🏥|school 🏫|factory 🏭|tent ⛺|mountain ⛰️|snow_capped_mountain 🏔️|beach_with_umbrella 🏖️|world_map 🗺️|compass 🧭
airplane ✈️|rocket 🚀|car 🚗|bus 🚌|train 🚆|bike 🚲|ship 🚢|sailboat ⛵|anchor ⚓|construction 🚧|traffic_light 🚥|ladder 🪜|bridge_at_night 🌉`,
  Objects: `
bulb 💡|memo 📝|pencil ✏️|pencil2 ✏️|books 📚|book 📖|bookmark 🔖|newspaper 📰|link 🔗|pushpin 📌|round_pushpin 📍|paperclip 📎|mag 🔍
calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|clock9 🕘|watch ⌚|computer 💻
keyboard ⌨️|desktop_computer 🖥️|floppy_disk 💾|iphone 📱|telephone_receiver 📞|camera 📷|email 📧|envelope ✉️|inbox_tray 📥|outbox_tray 📤
package 📦|mailbox 📫|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|clipboard 📋|file_folder 📁|open_file_folder 📂
card_index_dividers 🗂️|wastebasket 🗑️|lock 🔒|unlock 🔓|key 🔑|shield 🛡️|gear ⚙️|hammer_and_wrench 🛠️|wrench 🔧|hammer 🔨|nut_and_bolt 🔩
toolbox 🧰|magnet 🧲|microscope 🔬|telescope 🔭|test_tube 🧪|abacus 🧮|battery 🔋|electric_plug 🔌|bell 🔔|no_bell 🔕|mute 🔇|loudspeaker 📢|mega 📣
speech_balloon 💬|thought_balloon 💭|moneybag 💰|credit_card 💳|scales ⚖️|crystal_ball 🔮|umbrella_on_ground ⛱️|thermometer 🌡️|broom 🧹`,
  Signs: `
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️|question ❓|grey_question ❔
exclamation ❗|information_source ℹ️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|recycle ♻️|infinity ♾️|arrow_right ➡️|arrow_left ⬅️
arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|fast_forward ⏩|rewind ⏪|double_vertical_bar ⏸️|black_square_for_stop ⏹️
heavy_plus_sign ➕|heavy_minus_sign ➖|heavy_division_sign ➗|large_green_circle 🟢|large_yellow_circle 🟡|red_circle 🔴|large_orange_circle 🟠
large_blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_green_square 🟩|large_red_square 🟥|new 🆕|ok 🆗|up 🆙|sos 🆘
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|hash #️⃣|triangular_flag_on_post 🚩|crossed_flags 🎌`,
};

/**
 * All of them in groups.
 *
 * @type {{title: string, emoji: [name: string, sign: string][]}[]}
 */
export const groups = Object.entries(GROUPS).map(([title, table]) => ({
  title,
  emoji: table
    .trim()
    .split(/[|\n]/)
    .map((entry) => /** @type {[string, string]} */ (entry.split(" "))),
}));

const EMOJI = new Map(groups.flatMap((group) => group.emoji));

/** The emoji of a name (without its colons), or null. A skin tone is read over. */
export function emoji(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? null;
}

/** Names with the words that one types: those that begin with them first. */
export function emojiLike(typed) {
  const wanted = typed.toLowerCase();
  const found = [...EMOJI].filter(([name]) => name.includes(wanted));
  return found.sort(([a], [b]) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)));
}
