package org.rekindle.app.screens

import org.rekindle.app.presenters.Day
import org.rekindle.app.presenters.DayKind
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.Ritual
import org.rekindle.app.presenters.TodayState
import org.rekindle.app.presenters.TodayWords
import org.rekindle.app.presenters.Week

/** A day with one of everything, to look at; its words stand in for the catalogue's. */
internal fun sampleToday(): TodayState.Ready =
    TodayState.Ready(
        words = TodayWords("Today", "Done", "Noted.", "Undo", "Nothing today."),
        date = "Thursday, 20 November",
        week =
            Week(
                "2 of 3 days",
                listOf(
                    Day("M", "Monday, connected", DayKind.CONNECTED, false),
                    Day("T", "Tuesday, spare", DayKind.SPARE, false),
                    Day("W", "Wednesday, connected", DayKind.CONNECTED, false),
                    Day("T", "Thursday, today, open", DayKind.QUIET, true),
                    Day("F", "Friday, paused", DayKind.PAUSED, false),
                    Day("S", "Saturday, to come", DayKind.TO_COME, false),
                    Day("S", "Sunday, to come", DayKind.TO_COME, false),
                ),
            ),
        first = Ritual("a", "Coffee together", "At 07:30", false),
        others =
            listOf(
                Ritual("b", "An evening walk around the block", "At 20:30", false),
                Ritual("c", "Six-second kiss", "At 08:00", true),
            ),
        next = "Next reminder today at 20:30",
        unarmed =
            Notice(
                "Some reminders cannot ring",
                "Notices are switched off for Rekindle. Allow them in the phone's settings and they are set again.",
                "Open settings",
            ),
        trouble = null,
    )
