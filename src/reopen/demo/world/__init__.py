"""The make-believe world: organizations, people and cases, made through the actions of the rooms.

Everything is invented. What is told stands in the YAML files beside this; running it twice changes
nothing.
"""

from reopen.demo.world.cases import build_cases
from reopen.demo.world.people import PASSWORD, build_people

__all__ = ["PASSWORD", "build_cases", "build_people"]
