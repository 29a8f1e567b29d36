from django.urls import path

from reopen.cases.views import fields, pages, parts, work

urlpatterns = [
    path("", pages.case_list, name="case_list"),
    path("new/", work.new_case, name="case_new"),
    path("own-fields/", fields.own_fields, name="own_fields"),
    path("own-fields/<uuid:field>/", fields.own_fields, name="own_field"),
    path("own-fields/<uuid:field>/retire/", fields.retire_field, name="own_field_retire"),
    path("<str:number>/", pages.case_overview, name="case_overview"),
    path("<str:number>/edit/", work.edit_case, name="case_edit"),
    path("<str:number>/people/", pages.case_people, name="case_people"),
    path("<str:number>/people/add/", parts.add_participant, name="participant_add"),
    path("<str:number>/courts/", pages.case_courts, name="case_courts"),
    path("<str:number>/team/", work.case_team, name="case_team"),
    path("<str:number>/team/release/", work.release_member, name="member_release"),
    path("<str:number>/team/lift/", work.lift_wall, name="wall_lift"),
    path("<str:number>/notes/", work.case_notes, name="case_notes"),
    path("<str:number>/notes/strike/", work.strike_note, name="note_strike"),
    path("<str:number>/audit/", pages.case_audit, name="case_audit"),
    path("<str:number>/parts/<slug:kind>/add/", parts.add_part, name="part_add"),
    path("<str:number>/parts/<slug:kind>/add/<uuid:parent>/", parts.add_part, name="part_add_to"),
    path("<str:number>/parts/<slug:kind>/<uuid:part>/", parts.edit_part, name="part_edit"),
    path(
        "<str:number>/parts/<slug:kind>/<uuid:part>/remove/", parts.remove_part, name="part_remove"
    ),
]
