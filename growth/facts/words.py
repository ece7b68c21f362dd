"""The words that facts are told in: closed sets, each kept in the database as its value."""

from enum import StrEnum


class Standing(StrEnum):
    """How a person stands to Trellis. Only `ACTIVE` people are ever spoken to on a schedule."""

    NEW = "new"  # known, and never asked
    INVITED = "invited"
    NOT_NOW = "not_now"  # declined for now, or stopped
    NEVER = "never"  # and is not asked again
    ACTIVE = "active"
    GONE = "gone"  # deactivated in Slack


class MoveState(StrEnum):
    """What became of the question whether somebody would like to move to another team."""

    ASKED = "asked"
    AGREED = "agreed"
    STAYED = "stayed"
    WITHDRAWN = "withdrawn"


class LevelState(StrEnum):
    """What became of a change of level."""

    ASKED = "asked"  # by the person, or proposed by their manager
    TALK = "talk"  # the manager would like to talk about it first: it is open still
    AGREED = "agreed"
    DECLINED = "declined"  # a proposal that the person left
    WITHDRAWN = "withdrawn"
    SET = "set"  # by the person alone


class HandoverState(StrEnum):
    """What became of a change of who leads a team."""

    PLANNED = "planned"
    DONE = "done"
    UNDONE = "undone"  # it was taken back, or whoever was to lead it is gone


class LookupState(StrEnum):
    """What Slack said of somebody who was named in a team's form."""

    WAITING = "waiting"  # nothing yet
    JOINED = "joined"
    ASKED = "asked"  # is on another team
    GUEST = "guest"  # this and all that follow: cannot be on a team
    BOT = "bot"
    ELSEWHERE = "elsewhere"  # of another company
    GONE = "gone"
    HIDDEN = "hidden"  # Slack does not show them


class PausedBy(StrEnum):
    PERSON = "person"
    TRELLIS = "trellis"  # after three silent rounds


class Audience(StrEnum):
    """Who may read something besides its author. The order is from the narrowest to the widest."""

    ONLY_ME = "only_me"
    SUBJECT = "subject"  # whom a manager's view is about: it follows from what they shared, and is never chosen
    PERSON = "person"  # somebody whom its author named, for what is not told in a digest
    MANAGER = "manager"
    AGENDA = "agenda"  # the manager, to speak of when the two meet
    TEAM = "team"  # whoever reads the channel of its digest, and its manager


class Kind(StrEnum):
    """What an answer is: the reply to the round's question, how a plan went, something done, a wish for help, a plan.

    The order is that of the fields and of the receipt.
    """

    QUESTION = "question"
    OUTCOME = "outcome"
    WIN = "win"
    HELP = "help"
    PLAN = "plan"


class PlanState(StrEnum):
    """What its author said of a plan, when a later round asked about it."""

    DONE = "done"
    STILL = "still"  # going: it is asked about once more
    DROPPED = "dropped"


class Pulse(StrEnum):
    """How it goes, in words. It is counted, never shown: see `growth.summary`."""

    GREAT = "great"
    GOOD = "good"
    OKAY = "okay"
    HARD = "hard"
    ROUGH = "rough"
    UNSAID = "unsaid"  # an answer, too, but in no number


class StepState(StrEnum):
    OFFERED = "offered"
    TRYING = "trying"
    DONE = "done"
    DECLINED = "declined"


class Rating(StrEnum):
    """How somebody sees one competency against what a level asks. The order is from the lowest up."""

    NOT_YET = "not_yet"
    GETTING_THERE = "getting_there"
    THERE = "there"
    BEYOND = "beyond"


class RemarkKind(StrEnum):
    """What one of two people says of something that was shared between them."""

    WORDS = "words"
    THANKS = "thanks"
    AGENDA = "agenda"  # it is on the agenda of their 1:1
    DONE = "done"  # its reader did what it asks
    READ = "read"  # its reader opened it, and both want that told


class RemovalKind(StrEnum):
    """What of somebody who is deleted still has to go from Slack. `DONE` tells them that nothing is left."""

    MESSAGE = "message"
    FILE = "file"
    CONVERSATION = "conversation"  # whatever of ours is left in it
    HOME = "home"
    REDRAW = "redraw"  # a message to others, drawn anew without their words
    DONE = "done"


class RoundState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    CLOSED = "closed"  # the next round opened and nobody had answered: a silent round


class Why(StrEnum):
    """Why nothing came. The person can read it in `/growth status`; nobody else can."""

    PAUSED = "paused"
    AWAY = "away"  # by their status
    DO_NOT_DISTURB = "do_not_disturb"
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"  # no workday of theirs
    HOURS = "hours"  # outside of those in which anybody is spoken to
    UNKNOWN = "unknown"  # Slack would not say how they are
    NO_ZONE = "no_zone"  # nobody knows what time it is where they are
    BUDGET = "budget"  # they had heard enough by then
    TALK = "one_on_one"  # it goes with the message before a 1:1, which would have no room else
    NOTHING = "nothing"  # there was nothing new
    FAILED = "failed"  # the message did not get through


class PairState(StrEnum):
    """What became of a mentor who was asked."""

    ASKED = "asked"
    ACTIVE = "active"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by whoever asked, or by nobody's word in time
    ENDED = "ended"


class Every(StrEnum):
    """How often two people have their 1:1."""

    DAY = "day"  # each workday
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"


class Unmatched(StrEnum):
    """Why nobody is found for somebody who asks for a mentor; the later, the nearer somebody came."""

    NOBODY = "nobody"  # offers this
    TAKEN = "taken"  # only people who are theirs already, or were asked before
    LEVEL = "level"  # nobody is one or two levels above
    HOURS = "hours"  # no hour in common
    FULL = "full"


class Met(StrEnum):
    """Whether two who found each other have met, as one of them says."""

    YES = "yes"
    NOT_YET = "not_yet"
