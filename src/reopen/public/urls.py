"""Public addresses, grouped by topic. The active language chooses the prefix."""

from django.urls import path

from reopen.public.views import (
    corrections,
    county,
    data,
    figures,
    help,  # noqa: A004
    home,
    letter,
    misconduct,
    resources,
    stories,
    units,
)
from reopen.public.views import map as maps

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("data/", data.open_data, name="data"),
    # who can help
    path("help/", help.start, name="help"),
    path("help/find/", help.find, name="help_find"),
    path("help/paper/", help.paper, name="help_paper"),
    path("help/all/", help.everybody, name="help_all"),
    path("help/<slug:key>/", help.organization, name="help_organization"),
    # does your county have one
    path("county/", county.search, name="county_search"),
    path("county/<slug:fips>/", county.county, name="county"),
    path("county/<slug:fips>/letter/", letter.letter, name="letter"),
    path("county/<slug:fips>/records/", letter.records, name="records"),
    path("units/", units.directory, name="units"),
    path("units/coverage/", units.coverage_table, name="coverage"),
    path("units/growth/", units.growth_page, name="growth"),
    path("units/map/", maps.country, name="map"),
    path("units/map/<slug:slug>/", maps.state, name="map_state"),
    path("units/<slug:key>/", units.unit, name="unit"),
    path("correction/", corrections.correction, name="correction"),
    # stories and resources
    path("stories/", stories.story_list, name="stories"),
    path("stories/<slug:key>/", stories.story, name="story"),
    path("stories/<slug:key>/picture.jpg", stories.picture, name="story_picture"),
    path("resources/", resources.resources, name="resources"),
    # exonerations in figures, and what misconduct looks like
    path("figures/", figures.overview, name="figures"),
    path("figures/years/", figures.years, name="figures_years"),
    path("figures/factors/", figures.factors, name="figures_factors"),
    path("figures/misconduct/", figures.misconduct, name="figures_misconduct"),
    path("figures/states/", figures.states, name="figures_states"),
    path("figures/states/<slug:code>/", figures.state, name="figures_state"),
    path("figures/crimes/", figures.crimes, name="figures_crimes"),
    path("figures/race/", figures.race, name="figures_race"),
    path("figures/quoted/", figures.quoted, name="figures_quoted"),
    path("figures/2018/", figures.year_2018, name="figures_2018"),
    path("misconduct/", misconduct.misconduct_forms, name="misconduct"),
]
