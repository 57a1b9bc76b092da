package org.rekindle.app.presenters

import org.junit.Assert.assertEquals
import org.junit.Test

/** What a picker can show is read and written without a difference; what it cannot is kept. */
class RitualDaysTest {
    @Test
    fun whatAPickerShowsComesBackAsItWas() {
        val rules =
            listOf(
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
            )
        rules.forEach { rule ->
            val read = RitualDays.of(rule)
            assertEquals("$rule is shown", false, read is RitualDays.Elsewhere)
            assertEquals(rule, read.rule)
        }
    }

    @Test
    fun whatNoPickerShowsIsKept() {
        val rules =
            listOf(
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
                "FREQ=MONTHLY;BYDAY=1SA",
                "FREQ=MONTHLY;BYMONTHDAY=1,15",
                "FREQ=MONTHLY;BYMONTHDAY=-2",
                "FREQ=DAILY;COUNT=10",
                "FREQ=DAILY;INTERVAL=400",
                "FREQ=YEARLY;BYMONTH=2",
            )
        rules.forEach { assertEquals(RitualDays.Elsewhere(it), RitualDays.of(it)) }
    }

    @Test
    fun daysOfTheWeekAreWrittenFromMonday() {
        assertEquals("FREQ=WEEKLY;BYDAY=MO,WE,SU", RitualDays.Weekdays(setOf(6, 2, 0)).rule)
    }
}
