"""Addresses of the room for editors, below /o/<org>/."""

from django.urls import path

from reopen.bulletin.views import deciding, writing

_STORIES = "commons/stories/"
_ONE = f"{_STORIES}<uuid:story>/"

urlpatterns = [
    path(_STORIES, writing.stories, name="stories"),
    path(f"{_STORIES}new/", writing.new, name="story_new"),
    path(_ONE, writing.story, name="story"),
    path(f"{_ONE}edit/", writing.edit, name="story_edit"),
    path(f"{_ONE}consent/", writing.consent, name="story_consent"),
    path(f"{_ONE}picture/", writing.picture, name="story_picture"),
    path(f"{_ONE}picture.jpg", writing.picture_file, name="story_picture_file"),
    path(f"{_ONE}move/", deciding.move, name="story_move"),
    path(f"{_ONE}withdraw/", deciding.withdraw, name="story_withdraw"),
]
