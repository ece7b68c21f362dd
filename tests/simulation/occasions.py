"""What is said once of its occasion, in whatever message: what there is for a 1:1, and whether two have met."""

from tests.simulation.witness import Heard, Witness

PREPARED = """SELECT m.talk_id, m.person_id, m.at FROM one_on_one_messages m JOIN deliveries d ON d.id = m.delivery_id
    WHERE d.token = ? AND NOT m.closing ORDER BY m.talk_id"""
ASKED = """SELECT p.id, p.slack_id FROM deliveries d JOIN people p ON p.id = d.person_id
    WHERE d.token = ? AND d.kinds LIKE '%"met"%'"""
PAIRS = "SELECT count(*) FROM mentor_pairs WHERE ? IN (mentee_id, mentor_id)"


class Occasions:
    """Looks at each message that arrives."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._prepared: dict[tuple[object, ...], str] = {}  # in which delivery each 1:1 was prepared, for whom
        self._asked: dict[object, int] = {}  # how often somebody was asked
        witness.ears.append(self._hears)

    def _hears(self, heard: Heard) -> None:
        for occasion in self._witness.rows(PREPARED, heard.token):
            if self._prepared.setdefault(occasion, heard.token) != heard.token:
                self._witness.fail(f"once: the 1:1 {occasion} is prepared twice")
        for person, uid in self._witness.rows(ASKED, heard.token):
            self._asked[person] = self._asked.get(person, 0) + 1
            pairs = int(str(self._witness.rows(PAIRS, person)[0][0]))
            if self._asked[person] > pairs:
                self._witness.fail(
                    f"once: {uid} is asked {self._asked[person]} times of {pairs} pairs whether they met"
                )
