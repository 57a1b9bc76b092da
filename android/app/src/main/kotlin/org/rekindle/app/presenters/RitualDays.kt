package org.rekindle.app.presenters

/**
 * The days of a ritual as a picker offers them, and their one spelling as a rule of RFC 5545. A rule that no picker here
 * can show is kept as it is: what was chosen elsewhere must not be lost by changing a name.
 */
sealed interface RitualDays {
    /** As the core takes it. */
    val rule: String

    /** Every day. */
    data object EveryDay : RitualDays {
        override val rule = "FREQ=DAILY"
    }

    /** Some days of the week, from Monday (0) to Sunday (6). */
    data class Weekdays(
        val days: Set<Int>,
    ) : RitualDays {
        override val rule get() = "FREQ=WEEKLY;BYDAY=" + days.sorted().joinToString(",") { CODES[it] }
    }

    /** Every few days, counted from the first one. */
    data class Interval(
        val days: Int,
    ) : RitualDays {
        override val rule get() = "FREQ=DAILY;INTERVAL=$days"
    }

    /** Once a month; [LAST] is the last day, whichever that is. */
    data class MonthDay(
        val day: Int,
    ) : RitualDays {
        override val rule get() = "FREQ=MONTHLY;BYMONTHDAY=$day"
    }

    /** A rule that was made elsewhere. */
    data class Elsewhere(
        override val rule: String,
    ) : RitualDays

    companion object {
        /** The last day of a month. */
        const val LAST = -1

        /** How few and how many days apart a picker offers. */
        val INTERVALS = 2..90

        private val CODES = listOf("MO", "TU", "WE", "TH", "FR", "SA", "SU")

        /** Reads a rule. */
        fun of(rule: String): RitualDays {
            val parts = rule.split(";").associate { it.substringBefore("=") to it.substringAfter("=") }
            val interval = parts["INTERVAL"]?.toIntOrNull() ?: 1
            // What is left out says what the picker means by leaving it out.
            val beside = parts.keys - "FREQ" - "INTERVAL"
            return when {
                parts["FREQ"] == "DAILY" && beside.isEmpty() -> {
                    if (interval == 1) EveryDay else Interval(interval).takeIf { interval in INTERVALS }
                }

                parts["FREQ"] == "WEEKLY" && beside == setOf("BYDAY") && interval == 1 -> {
                    weekdays(parts.getValue("BYDAY"))
                }

                parts["FREQ"] == "MONTHLY" && beside == setOf("BYMONTHDAY") && interval == 1 -> {
                    monthDay(parts.getValue("BYMONTHDAY"))
                }

                else -> {
                    null
                }
            } ?: Elsewhere(rule)
        }

        private fun weekdays(text: String): RitualDays? {
            val days = text.split(",").map(CODES::indexOf)
            return if (days.any { it < 0 }) null else Weekdays(days.toSet())
        }

        private fun monthDay(text: String): RitualDays? =
            text.toIntOrNull()?.takeIf { it == LAST || it in 1..31 }?.let(::MonthDay)
    }
}
