"""The many ways in which people say the same few things. The command is `/growth`, but it could have any name."""

import pytest

from growth import line
from growth.line import Meant, Takes

COMMANDS = {
    **dict.fromkeys(("", "start", "checkin", "skip", "next", "shift", "resume", "stop"), Takes.NOTHING),
    **dict.fromkeys(("status", "who-sees", "team", "digest", "admin", "less"), Takes.NOTHING),
    **dict.fromkeys(("help", "ladder", "explore", "assess", "mute", "quiet", "unsubscribe"), Takes.WORDS),
    "pause": Takes.LENGTH,
    "hour": Takes.HOUR,
    "days": Takes.DAYS,
}

ALIKE = {
    Meant(""): ["", "  ", "/growth", "growth", "Growth!", "\u00a0", "...", "Trellis", "@Trellis"],
    Meant("pause"): ["pause", "Pause.", "PAUSE!", "please pause", "pause, please", "`pause`", "snooze", "pause now"],
    Meant("pause", "2w"): [
        "pause 2w",
        "pause\u00a02w",
        "pause\u202f2w",
        "pause\t2w",
        "pause\n2w",
        "  pause   2w  ",
        "\u200bpause 2w\ufeff",
        "pause “2w”",
        "pause '2w'",
        "“pause 2w”",
        "`pause 2w`",
        "`/growth pause 2w`",
        "pause `2w`",
        "*pause* 2w",
        "pause 2w.",
        "pause 2w!",
        "pause: 2w",
        "pause 2w please",
        "pause 2w, thanks",
        "please pause 2w",
        "could you pause 2w?",
        "can you please pause 2w, thank you",
        "I'd like to pause 2w",
        "I’d like to pause 2w",
        "growth pause 2w",
        "/growth pause 2w",
        "/growth: pause 2w",
        "trellis, pause 2w",
        "@Trellis pause 2w",
        "Hey Trellis, pause 2w",
        "pause everything 2w",
        "snooze 2w",
        "mute 2w",
        "stop 2w",
        "resume in 2w",
    ],
    Meant("hour", "10:30"): ["hour 10:30", "Hour: 10:30.", "hours 10:30", "change hour 10:30", "my hour 10:30 please"],
    Meant("days", "mon-thu"): ["days mon-thu", "my days mon-thu", "workdays mon-thu", "change days mon-thu!"],
    Meant("pause", "for two weeks"): ["pause for two weeks", "take a break for two weeks", "pause me for two weeks"],
    Meant("pause", "until 3 Jan"): [
        "pause until 3 Jan",
        "stop until 3 Jan",
        "mute until 3 Jan",
        "quiet until 3 Jan",
        "stop everything until 3 Jan",
        "please stop until 3 Jan, thanks",
        "Stop messages until 3 Jan.",
    ],
    Meant("pause", "until 3 Jan 2027"): ["pause until 3 Jan 2027", "pause until 3 Jan 2027."],
    Meant("pause", "until dec 25, 2026"): ["pause until dec 25, 2026", "stop until dec 25, 2026!"],
    Meant("pause", "until 24.12."): ["pause until 24.12.", "pause “until 24.12.”"],
    Meant("pause", "monday"): ["resume on monday", "unpause on monday", "pause monday"],
    Meant("pause", "banana"): ["pause banana"],
    Meant("pause", "for now"): ["stop for now"],
    Meant("pause", "until the cows come home"): ["stop until the cows come home"],
    Meant("resume"): [
        "resume",
        "resume.",
        "Resume now",
        "unpause",
        "go on",
        "I'm back",
        "I’m back!",
        "continue please",
    ],
    Meant("stop"): ["stop", "Stop!", "please stop", "stop for good", "stop it", "stop now", "quit", "STOP."],
    Meant("stop", unused="pause"): ["stop the pause"],
    Meant("stop", unused="pausing"): ["stop pausing"],
    Meant("stop", unused="asking me about Kafka"): ["stop asking me about Kafka"],
    Meant("mute"): ["mute", "Mute!"],
    Meant("checkin"): [
        "checkin",
        "check in",
        "Check-in",
        "check in now",
        "check-in please",
        "let's check in",
        "Check in.",
    ],
    Meant("checkin", unused="tomorrow"): ["checkin tomorrow", "check in tomorrow"],
    Meant("skip"): ["skip", "skip this one", "skip this week", "skip it", "Skip this check-in."],
    Meant("skip", unused="until friday"): ["skip until friday"],
    Meant("next"): [
        "next",
        "next step",
        "what's next?",
        "What is next",
        "next one please",
        "show next",
        "another step",
    ],
    Meant("next", unused="week"): ["next week"],
    Meant("less"): ["less", "less often", "fewer"],
    Meant("status"): ["status", "my status", "show me my status", "Status?"],
    Meant("status", unused="of Alice"): ["status of Alice"],
    Meant("who-sees"): ["who-sees", "who sees", "whosees", "who sees what?", "Who can read what?"],
    Meant("help"): ["help", "help!", "?", "help?", "commands", "What can you do?", "“help”"],
    Meant("help", "pause"): ["help pause"],
    Meant("ladder"): ["ladder", "my ladder", "show me the ladder"],
    Meant("ladder", "junior"): ["ladder junior please", "ladder “junior”", "ladder: junior", "Ladder junior."],
    Meant("ladder", "Senior"): ["ladder Senior", "LADDER\u00a0Senior"],
    Meant("explore", "mlops"): ["explore mlops", "explore “mlops”", "explore\u00a0mlops", "explore mlops, thanks!"],
    Meant("assess", "<@U0BOB>"): ["assess <@U0BOB>", "assess <@U0BOB>.", "please assess <@U0BOB>"],
    Meant("start"): ["start", "Start again", "begin", "start please"],
    Meant("start", unused="up was slow"): ["start up was slow"],
    Meant(None, said="supercalifragilistic"): ["supercalifragilistic", "please supercalifragilistic"],
    Meant(None, said="supercalifragilistic", unused="now"): ["please supercalifragilistic now"],
    Meant(None, said="don't", unused="stop"): ["don't stop"],
    Meant(None, said="don't", unused="pause"): ["please don’t pause"],
    Meant(None, said="hi"): ["hi"],
    Meant(None, said="paused", unused="the rollout"): ["paused the rollout"],
    Meant(None, said="nonstop"): ["nonstop"],
}


@pytest.mark.parametrize(("text", "meant"), [(text, meant) for meant, texts in ALIKE.items() for text in texts])
def test_what_people_say(text: str, meant: Meant) -> None:
    assert line.read(text, "/growth", COMMANDS) == meant


@pytest.mark.parametrize("command", [word for word in COMMANDS if word])
def test_a_command_alone_means_the_same_however_it_is_written(command: str) -> None:
    assert line.read(command, "/growth", COMMANDS) == line.read(f"“{command}”.", "/growth", COMMANDS) == Meant(command)


def test_there_are_a_hundred_of_them() -> None:
    assert sum(map(len, ALIKE.values())) > 100


def test_the_command_can_have_another_name() -> None:
    assert line.read("/kompass pause 2w", "/kompass", COMMANDS) == Meant("pause", "2w")
    assert line.read("kompass", "/kompass", COMMANDS) == Meant("")
