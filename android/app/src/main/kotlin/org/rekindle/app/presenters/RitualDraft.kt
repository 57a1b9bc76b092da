package org.rekindle.app.presenters

import org.rekindle.core.PracticeView
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.RitualView
import java.time.LocalDateTime
import java.time.LocalTime

/**
 * A ritual as it is being edited. Each pattern of days remembers what was chosen in it, so that looking at another one
 * loses nothing. It lies in memory alone.
 */
class RitualDraft private constructor(
    val source: Source,
    val name: String,
    val kind: RitualKind,
    val isPrivate: Boolean,
    val isEachTime: Boolean,
    val isByClock: Boolean,
    val days: RitualDays,
    val times: List<LocalTime>,
    private val remembered: Map<Pattern, RitualDays>,
) {
    /** What is being edited. */
    sealed interface Source {
        /** A practice that becomes a ritual. */
        data class Practice(
            val view: PracticeView,
        ) : Source

        /** One of one's own, to be made. */
        data object Own : Source

        /** A ritual that there is. */
        data class Known(
            val view: RitualView,
        ) : Source
    }

    /** The patterns on offer, in their order. */
    enum class Pattern { EVERY_DAY, WEEKDAYS, INTERVAL, MONTH_DAY, ELSEWHERE }

    /** The pattern of [days]. */
    val pattern get() = days.pattern()

    /** The patterns that can be chosen here: one from elsewhere only where there is one. */
    val patterns get() = Pattern.entries.filter { it != Pattern.ELSEWHERE || it in remembered }

    /** The same with something changed. */
    fun with(
        name: String = this.name,
        kind: RitualKind = this.kind,
        isPrivate: Boolean = this.isPrivate,
        isEachTime: Boolean = this.isEachTime,
        isByClock: Boolean = this.isByClock,
        days: RitualDays = this.days,
        times: List<LocalTime> = this.times,
    ) = RitualDraft(
        source,
        name,
        kind,
        isPrivate,
        isEachTime,
        isByClock,
        days,
        times.distinct().sorted(),
        remembered + (days.pattern() to days),
    )

    /** The same with another pattern, as it was left. */
    fun with(pattern: Pattern) = with(days = remembered[pattern] ?: USUAL.getValue(pattern))

    companion object {
        private val USUAL =
            mapOf(
                Pattern.EVERY_DAY to RitualDays.EveryDay,
                Pattern.WEEKDAYS to RitualDays.Weekdays(setOf(0, 3)),
                Pattern.INTERVAL to RitualDays.Interval(2),
                Pattern.MONTH_DAY to RitualDays.MonthDay(RitualDays.LAST),
            )

        /** The evening, when nothing else is known. */
        private val EVENING = LocalTime.of(20, 0)

        private fun RitualDays.pattern() =
            when (this) {
                RitualDays.EveryDay -> Pattern.EVERY_DAY
                is RitualDays.Weekdays -> Pattern.WEEKDAYS
                is RitualDays.Interval -> Pattern.INTERVAL
                is RitualDays.MonthDay -> Pattern.MONTH_DAY
                is RitualDays.Elsewhere -> Pattern.ELSEWHERE
            }

        /** As the guide suggests a practice. */
        fun of(practice: PracticeView): RitualDraft {
            val days = RitualDays.of(practice.rule)
            return RitualDraft(
                Source.Practice(practice),
                practice.name,
                practice.kind,
                isPrivate = false,
                isEachTime = false,
                isByClock = true,
                days,
                practice.times.map { LocalTime.parse(it) },
                mapOf(days.pattern() to days),
            )
        }

        /** An empty one. */
        fun own() =
            RitualDraft(
                Source.Own,
                name = "",
                RitualKind.TOGETHER,
                isPrivate = false,
                isEachTime = false,
                isByClock = true,
                RitualDays.EveryDay,
                listOf(EVENING),
                emptyMap(),
            )

        /** A ritual as it is. */
        fun of(ritual: RitualView): RitualDraft {
            val days = ritual.schedule.firstOrNull()?.let { RitualDays.of(it.rule) }
            return RitualDraft(
                Source.Known(ritual),
                ritual.name,
                ritual.kind,
                ritual.isPrivate,
                isEachTime = ritual.quieting == Quieting.EACH_TIME,
                isByClock = days != null,
                days ?: RitualDays.EveryDay,
                ritual.times().ifEmpty { listOf(EVENING) },
                days?.let { mapOf(it.pattern() to it) }.orEmpty(),
            )
        }
    }
}

/** The times of day of a ritual. */
internal fun RitualView.times(): List<LocalTime> = schedule.map { LocalDateTime.parse(it.startsLocal).toLocalTime() }
