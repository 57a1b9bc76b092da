package org.rekindle.app.presenters

import org.rekindle.core.Here
import org.rekindle.core.Moment
import java.time.LocalDate
import java.time.LocalTime

/** What a presenter needs to know of the phone around it. A port: tests stand in other places at other times. */
interface Surroundings {
    /** Now, and the offsets of the place where the phone is. */
    fun here(): Here

    /** Now, on the clock by which waiting and running are counted: it never goes back and counts sleep. */
    fun moment(): Moment

    /** The languages that the person wishes for, most wanted first, as tags such as `es-MX`. */
    fun languageWishes(): List<String>

    /** A day as people of this language and place write it, with its weekday and without a year. */
    fun dayText(
        day: LocalDate,
        languageTag: String,
    ): String

    /** A time of day as the phone's settings want it: 20:30 or 8:30 pm. */
    fun timeText(
        time: LocalTime,
        languageTag: String,
    ): String

    /** Whether times of day are written from 0 to 24. */
    fun is24Hour(): Boolean
}
