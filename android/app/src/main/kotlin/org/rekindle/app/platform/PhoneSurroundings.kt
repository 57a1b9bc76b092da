package org.rekindle.app.platform

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import android.text.format.DateFormat
import org.rekindle.app.presenters.Surroundings
import org.rekindle.core.Boot
import org.rekindle.core.Here
import org.rekindle.core.Moment
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.util.Locale

/** The phone's clock, zone, languages and ways of writing dates, asked anew each time: all of them can change. */
class PhoneSurroundings(
    private val context: Context,
    private val offsets: ZoneOffsetsSource = ZoneOffsetsSource(),
) : Surroundings {
    override fun here(): Here = offsets.here(Instant.now(), ZoneId.systemDefault())

    override fun moment(): Moment {
        // Counts the phone's boots since it was set up; `elapsedRealtime` begins anew with each and counts sleep.
        val boots = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0)
        val now = Instant.now().toEpochMilli()
        return Moment(now, SystemClock.elapsedRealtime().toULong(), Boot.Numbered(boots.toULong()))
    }

    override fun languageWishes(): List<String> {
        val locales = context.resources.configuration.locales
        return List(locales.size()) { locales[it].toLanguageTag() }
    }

    override fun dayText(
        day: LocalDate,
        languageTag: String,
    ): String {
        val locale = locale(languageTag)
        return DateTimeFormatter.ofPattern(DateFormat.getBestDateTimePattern(locale, "EEEEdMMMM"), locale).format(day)
    }

    override fun timeText(
        time: LocalTime,
        languageTag: String,
    ): String {
        val locale = locale(languageTag)
        val skeleton = if (is24Hour()) "Hm" else "hm"
        return DateTimeFormatter.ofPattern(DateFormat.getBestDateTimePattern(locale, skeleton), locale).format(time)
    }

    override fun is24Hour(): Boolean = DateFormat.is24HourFormat(context)

    /** The language spoken, in the region that the person chose for it: English is written otherwise in each. */
    private fun locale(languageTag: String): Locale {
        val language = Locale.forLanguageTag(languageTag)
        val wish = languageWishes().map(Locale::forLanguageTag).firstOrNull { it.language == language.language }
        return wish ?: language
    }
}
