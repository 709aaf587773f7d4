package furong.channel.web;

import static furong.channel.web.Places.place;

import furong.channel.web.Navigation.Place;
import furong.organisation.Role;
import java.util.List;

/** Where the house keeps its rules, its people and what it has learnt. */
final class HousePlaces {

    static final List<Place> ALL = List.of(
            place("fleet.timetable", "calendar", "/timetable", "", "house"),
            place(
                    "material.title",
                    "list",
                    "/stores",
                    "",
                    "house",
                    Role.BACK_OFFICE,
                    Role.DISPATCHER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place("resource.stock.title", "list", "/inventory", "i", "house", Role.ADMINISTRATOR),
            place("catalog.title", "list", "/catalog", "p", "house"),
            place("travel.page.nav", "pin", "/travel", "", "house", Role.DISPATCHER, Role.ADMINISTRATOR),
            place(
                    "dispatch.replay.title",
                    "chart",
                    "/replay",
                    "",
                    "house",
                    Role.DISPATCHER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR,
                    Role.ADMINISTRATOR),
            place("catalog.cards", "card", "/cards", "k", "house"),
            place("knowledge.page", "list", "/knowledge", "", "house"),
            place("improvement.register", "up", "/improvements", "", "house"),
            place("improvement.panels", "people", "/panels", "", "house"),
            place("coverage.page", "signal", "/signal-tests", "", "house"),
            place("improvement.reasons", "smile", "/reasons", "", "house"),
            place("renown.page", "star", "/awards", "", "house"),
            place("convention.short", "flag", "/convention", "", "house"),
            place("improvement.forms", "form", "/forms", "d", "house"),
            place("fulfilment.recipes", "list", "/recipes", "v", "house", Role.ADMINISTRATOR, Role.BRANCH_MANAGER),
            place(
                    "survey.title",
                    "list",
                    "/surveys",
                    "",
                    "house",
                    Role.QUALITY_SUPERVISOR,
                    Role.CALLBACK_AGENT,
                    Role.BRANCH_MANAGER),
            place("promise.rules", "list", "/rules", "r", "house"),
            place("organisation.units", "building", "/units", "u", "house"),
            place("organisation.halls", "pin", "/halls", "l", "house"),
            place(
                    "organisation.staff",
                    "people",
                    "/staff",
                    "e",
                    "house",
                    Role.BRANCH_MANAGER,
                    Role.DISPATCHER,
                    Role.QUALITY_SUPERVISOR,
                    Role.ADMINISTRATOR),
            place("organisation.territories", "flag", "/territories", "t", "house"),
            place("web.clock", "clock", Places.CLOCK, "w", "house", Role.ADMINISTRATOR),
            place("web.nav.gallery", "palette", "/gallery", "y", "house", Role.ADMINISTRATOR));

    private HousePlaces() {}
}
