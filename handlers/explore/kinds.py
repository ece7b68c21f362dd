"""What one entry of a list of the ladder is called, where entries of several lists stand side by side."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "outlooks": "Outlook",
    "responsibilities": "Responsibility",
    "skills": "Skill",
    "tools": "Tools",
    "educations": "Education",
    "projects": "Project",
    "showcases": "Ways to show a project",
    "tracks": "Track",
    "specialisations": "Specialisation",
    "role_moves": "Role move",
    "career_steps": "Career step",
    "scores": "Score",
    "prompts": "To ask a mentor",
    "readings": "Reading list",
    "one_on_one_questions": "1:1 question",
    "mentor_starters": "Mentor talk",
    "competencies": "Competency",
    "resources": "To read or try",
    "guidance": "About careers",
    "levels": "Level",
    "scales": "Another ladder",
    "transitions": "Behaviour to take up",
    "design_skills": "Design skill",
}
