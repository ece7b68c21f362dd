/** A small table of the emoji names that people type most; a name that is not in it is shown as it was typed. */

const TABLE = `
seedling 🌱|herb 🌿|deciduous_tree 🌳|evergreen_tree 🌲|palm_tree 🌴|leaves 🍃|sunflower 🌻|tulip 🌷|four_leaf_clover 🍀
tada 🎉|wave 👋|sparkles ✨|star ⭐|dizzy 💫|fire 🔥|rocket 🚀|trophy 🏆|medal 🏅|dart 🎯|checkered_flag 🏁
calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|clock9 🕘
bulb 💡|memo 📝|pencil ✏️|pencil2 ✏️|books 📚|book 📖|bookmark 🔖|newspaper 📰|link 🔗|pushpin 📌|paperclip 📎|mag 🔍
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|clipboard 📋|file_folder 📁|package 📦|gear ⚙️
hammer_and_wrench 🛠️|wrench 🔧|toolbox 🧰|ladder 🪜|compass 🧭|world_map 🗺️|mountain ⛰️|microscope 🔬|test_tube 🧪|robot_face 🤖
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|warning ⚠️|question ❓|information_source ℹ️|no_entry ⛔
thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|ok_hand 👌|point_right 👉|handshake 🤝|eyes 👀
smile 😄|slightly_smiling_face 🙂|grinning 😀|blush 😊|thinking_face 🤔|neutral_face 😐|disappointed 😞|sweat_smile 😅|joy 😂|sob 😭
face_with_thermometer 🤒|sleeping 😴|zzz 💤|heart ❤️|green_heart 💚|blue_heart 💙|coffee ☕|cake 🍰|house 🏠|airplane ✈️|umbrella ☔
sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|rainbow 🌈|new_moon 🌑|first_quarter_moon 🌓|full_moon 🌕|snowflake ❄️
lock 🔒|unlock 🔓|key 🔑|shield 🛡️|bell 🔔|no_bell 🔕|mute 🔇|speech_balloon 💬|thought_balloon 💭|mega 📣|inbox_tray 📥|outbox_tray 📤
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|heavy_plus_sign ➕|heavy_minus_sign ➖
large_green_circle 🟢|large_yellow_circle 🟡|red_circle 🔴|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|busts_in_silhouette 👥|bust_in_silhouette 👤
`;

const EMOJI = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(" ")),
);

/** The emoji of a name (without its colons), or null. A skin tone is read over. */
export function emoji(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? null;
}
