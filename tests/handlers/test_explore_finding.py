"""What people type, and what they mean by it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.catalogue.search import LONGEST, NEAREST, ROOM, Findings
from content.model.ladder import Ladder
from content.reading import loader
from handlers.explore import topics
from handlers.explore.topics import find

ML, SOFTWARE = "ml-engineer", "software-engineer"


@cache
def shipped(name: str) -> Ladder:
    return loader.load(loader.shipped() / name)


def opens(found: Findings) -> str:
    return f"{found.opens.section}/{found.opens.id}" if found.opens else ""


def hits(found: Findings) -> list[str]:
    return [f"{hit.section}/{hit.id}" for hit in found.hits]


@pytest.mark.parametrize(
    ("ladder", "typed", "meant"),
    [
        pytest.param(ML, "mlops", "specialisations/mlops-specialisation", id="a specialisation by its title"),
        pytest.param(ML, "MLOps!", "specialisations/mlops-specialisation", id="case and a sign"),
        pytest.param(ML, "edge", "specialisations/edge-specialisation", id="one word of a title"),
        pytest.param(ML, "product manger", "role_moves/move-to-product-manager", id="a letter left out"),
        pytest.param(ML, "managr product", "role_moves/move-to-product-manager", id="the other way round, misspelt"),
        pytest.param(ML, "how do I become a product manager?", "role_moves/move-to-product-manager", id="a sentence"),
        pytest.param(ML, "data scientists", "role_moves/move-to-data-scientist", id="a plural"),
        pytest.param(ML, "tech lead", "role_moves/move-to-lead", id="a keyword"),
        pytest.param(ML, "reserch track", "tracks/research-track", id="a track, misspelt"),
        pytest.param(ML, "realtime", "specialisations/real-time-specialisation", id="two words as one"),
        pytest.param(ML, "real time", "specialisations/real-time-specialisation", id="without the hyphen"),
        pytest.param(ML, "fairness", "specialisations/responsible-specialisation", id="what it is about"),
        pytest.param(ML, "salary", "topics/pay", id="a topic by another name"),
        pytest.param(ML, "Sallary", "topics/pay", id="a topic by another name, misspelt"),
        pytest.param(ML, "how much do I earn", "topics/pay", id="a topic in a sentence"),
        pytest.param(ML, "tracks", "topics/tracks", id="a topic"),
        pytest.param(ML, "track", "topics/tracks", id="a topic in the singular"),
        pytest.param(ML, "specialization", "topics/specialisations", id="a topic, spelt in American"),
        pytest.param(ML, "1:1 questions", "topics/one-on-ones", id="a topic with a sign inside"),
        pytest.param(ML, "skills", "topics/skills", id="a topic that is part of many titles"),
        pytest.param(ML, "next level", "topics/shift", id="the shift"),
        pytest.param(ML, "senior", "levels/senior", id="a level"),
        pytest.param(ML, "juniro", "levels/junior", id="a level, misspelt"),
        pytest.param(ML, "system desgin", "competencies/system-design", id="a competency, misspelt"),
        pytest.param(ML, "comunication", "competencies/communication", id="a competency with a letter too few"),
        pytest.param(ML, "comunicaton", "competencies/communication", id="a competency with two letters too few"),
        pytest.param(ML, "mlosp", "specialisations/mlops-specialisation", id="the last letters the wrong way round"),
        pytest.param(ML, "tehc lead", "role_moves/move-to-lead", id="a keyword with two letters the wrong way round"),
        pytest.param(ML, "statup", "guidance/at-a-start-up", id="two words as one, misspelt"),
        pytest.param(ML, "deep lerning", "skills/deep-learning", id="a skill"),
        pytest.param(ML, "docker project", "projects/project-model-api", id="a keyword and a kind"),
        pytest.param(ML, "work life balance", "scores/score-balance", id="a keyword with a hyphen"),
        pytest.param(ML, "prompt roadmap", "prompts/prompt-roadmap", id="the topic and the title"),
        pytest.param(ML, "rules of machine learning", "resources/rules-of-ml", id="a resource by its title"),
        pytest.param(ML, "kägglé", "resources/kaggle", id="accents"),
        pytest.param(
            ML, "What the role becomes", "outlooks/what-the-role-becomes", id="a title that begins as a topic"
        ),
        pytest.param(ML, "what the role is", "topics/role", id="the title of a topic and of a card in it"),
        pytest.param(ML, "causal inference", "role_moves/move-to-data-scientist", id="a keyword of two words"),
        pytest.param(ML, "causalinference", "role_moves/move-to-data-scientist", id="a keyword of two words as one"),
        pytest.param(ML, "rag", "skills/rag-in-short", id="language models: retrieval"),
        pytest.param(ML, "vector database", "tools/vector-databases", id="language models: where embeddings are kept"),
        pytest.param(ML, "gpu cost", "skills/token-and-gpu-cost", id="language models: what they cost"),
        pytest.param(ML, "inference serving", "tools/inference-servers", id="language models: serving"),
        pytest.param(ML, "prompt engineering", "skills/prompt-engineering", id="language models: prompts"),
        pytest.param(ML, "guardrails", "tools/guardrail-tools", id="language models: guardrails"),
        pytest.param(ML, "mlflow", "resources/mlflow-tracking", id="a tool by its name"),
        pytest.param(ML, "experiment tracking", "tools/experiment-tracking-tools", id="a shelf of tools"),
        pytest.param(ML, "embeddings", "skills/embeddings-in-short", id="language models: embeddings"),
        pytest.param(ML, "fine-tuning", "skills/adapting-a-model", id="language models: training further"),
        pytest.param(ML, "finetuning", "skills/adapting-a-model", id="language models: training further, as one word"),
        pytest.param(ML, "EU AI act", "outlooks/the-european-ai-act", id="the law by its short name"),
        pytest.param(ML, "AI engineer", "role_moves/move-to-ai-engineer", id="the role beside this one"),
        pytest.param(ML, "coding assistant", "tools/coding-assistants", id="language models: at one's own work"),
        pytest.param(ML, "hiring", "skills/hiring-fairly", id="what every team needs: hiring"),
        pytest.param(ML, "onboarding", "skills/helping-newcomers-arrive", id="what every team needs: newcomers"),
        pytest.param(SOFTWARE, "archtecture", "competencies/architecture", id="software: a competency"),
        pytest.param(SOFTWARE, "securty", "competencies/security", id="software: a competency, misspelt"),
        pytest.param(SOFTWARE, "steward", "levels/steward", id="software: a level"),
        pytest.param(SOFTWARE, "titles", "topics/pay", id="software: a topic"),
        pytest.param(SOFTWARE, "mentors", "topics/mentor-talks", id="software: a topic by another name"),
        pytest.param(SOFTWARE, "missing semster", "resources/the-missing-semester", id="software: a resource"),
        pytest.param(SOFTWARE, "levels are scope", "guidance/levels-are-scope", id="software: a sentence"),
    ],
)
def test_what_is_clearly_meant_is_opened(ladder: str, typed: str, meant: str) -> None:
    assert opens(find(shipped(ladder), typed, level=shipped(ladder).levels[1].id)) == meant


@pytest.mark.parametrize(
    ("ladder", "typed", "among"),
    [
        pytest.param(
            ML, "kubernets", {"skills/containers-and-orchestration", "tools/container-tools"}, id="a tool, misspelt"
        ),
        pytest.param(ML, "k8s", {"skills/containers-and-orchestration", "tools/container-tools"}, id="a short name"),
        pytest.param(ML, "Pytroch", {"tools/ml-frameworks", "resources/pytorch-documentation"}, id="letters swapped"),
        pytest.param(ML, "monitor", {"tools/monitoring-tools", "projects/project-monitoring"}, id="a beginning"),
        pytest.param(ML, "c++", {"skills/programming-languages", "tools/language-tools"}, id="signs that count"),
        pytest.param(ML, "rserch", {"tracks/research-track", "readings/reading-research"}, id="two letters left out"),
        pytest.param(ML, "oncall", {"scores/score-balance"}, id="without the hyphen of a small word"),
        pytest.param(ML, "statistcs", {"skills/mathematics", "resources/openintro-statistics"}, id="one left out"),
        pytest.param(ML, "google", {"resources/google-sre-books"}, id="an owner"),
        pytest.param(ML, "director of machine learning", {"scales/pay-scale"}, id="a title on another ladder"),
        pytest.param(ML, "start-up", {"tracks/startup-track", "guidance/at-a-start-up"}, id="a hyphen"),
        pytest.param(ML, "aws certification", {"educations/cloud-certifications"}, id="two keywords"),
        pytest.param(ML, "becoming a manager", {"role_moves/move-to-lead"}, id="a wish"),
        pytest.param(
            ML, "LLM", {"skills/deep-learning", "specialisations/domain-specialisation"}, id="an abbreviation"
        ),
        pytest.param(ML, "RAG", {"specialisations/domain-specialisation"}, id="an abbreviation of three letters"),
        pytest.param(ML, "agents", {"outlooks/what-the-role-becomes"}, id="what is coming"),
        pytest.param(
            ML,
            "feature store",
            {"skills/moving-and-storing-data", "responsibilities/building-pipelines"},
            id="a part",
        ),
        pytest.param(SOFTWARE, "backend", {"resources/use-the-index-luke"}, id="software: an area"),
        pytest.param(SOFTWARE, "tests", {"competencies/testing"}, id="software: another form of the word"),
    ],
)
def test_what_could_be_several_things_is_listed(ladder: str, typed: str, among: set[str]) -> None:
    assert among <= set(hits(find(shipped(ladder), typed)))


@pytest.mark.parametrize("level", ["novice", "senior", "seasoned"])
def test_of_what_fits_the_words_as_well_that_for_the_level_comes_first(level: str) -> None:
    found = find(shipped(ML), "ops", level=level)
    assert len(found.hits) == ROOM
    assert [hit.id for hit in found.hits if not topics.item(shipped(ML), hit.section, hit.id).fits(level)] == []
    assert found.opens is None


@pytest.mark.parametrize(
    ("ladder", "typed"),
    [
        pytest.param(ML, "xyzzy", id="no word"),
        pytest.param(ML, "crème brûlée", id="of another world"),
        pytest.param(ML, "burnout", id="a word that begins with another"),
        pytest.param(ML, "sabedata", id="a word that is like no other, though it has the letters of one"),
        pytest.param(ML, "refactor", id="a word that ends as another"),
        pytest.param(SOFTWARE, "kubernetes", id="software: what it does not speak of"),
        pytest.param(SOFTWARE, "concurrency", id="software: a part of an area that many entries are in"),
        pytest.param(SOFTWARE, "salary", id="software: pay, which it does not know"),
    ],
)
def test_where_nothing_is_found_or_near_nothing_is_named(ladder: str, typed: str) -> None:
    assert find(shipped(ladder), typed) == Findings(())


@pytest.mark.parametrize(
    ("ladder", "typed", "near"),
    [
        pytest.param(ML, "feature flags and kaggle", "Kaggle", id="one of several words"),
        pytest.param(SOFTWARE, "code review", "Clear code", id="software: one of two words"),
    ],
)
def test_where_nothing_is_found_what_has_one_of_the_words_is_near(ladder: str, typed: str, near: str) -> None:
    found = find(shipped(ladder), typed)
    assert (found.hits, found.opens) == ((), None)
    assert near in [hit.title for hit in found.nearest]
    assert len(found.nearest) <= NEAREST


@pytest.mark.parametrize("typed", ["burned", "monit", "securi", "architect"])
def test_another_form_of_a_word_or_its_beginning_opens_nothing_by_itself(typed: str) -> None:
    for ladder in (shipped(ML), shipped(SOFTWARE)):
        assert find(ladder, typed).opens is None


@pytest.mark.parametrize("typed", ["", "   ", "?!", "—"])
def test_without_a_word_there_is_nothing_to_look_for(typed: str) -> None:
    assert find(shipped(ML), typed) == Findings(())


def test_words_that_only_lead_up_to_others_count_where_there_are_no_others() -> None:
    assert "What is coming" in [hit.title for hit in find(shipped(ML), "what is").nearest]


@given(st.text(max_size=3 * LONGEST) | st.sampled_from(["ml " * 40, "ﬃ", "İ", "\x00", "۳", "#" * 90]))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(typed: str) -> None:
    found = find(shipped(SOFTWARE), typed)
    assert len(found.hits) <= ROOM
    assert found.opens is None or found.opens in found.hits
    assert not (found.hits and found.nearest)
