package org.rekindle.app.presenters

import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.FiringView
import org.rekindle.core.ReminderAnswer
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedReason
import org.rekindle.core.UnarmedRequest

/** The system's alarms. A port: the phone's own is `AlarmArmer`. */
interface Alarms {
    /**
     * Makes exactly [plan] armed: arms what is missing or differs, cancels the rest. Returns what the system
     * would not take, and what it lost before it rang ([MISSED]); it must never be silent about one.
     */
    fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
        nowMs: Long,
    ): List<UnarmedRequest>

    /** The ids of alarms whose time has come and that the system has yet to let ring, with that time. */
    fun overdue(nowMs: Long): Map<String, Long>

    companion object {
        /** The reason of a reminder that was armed and lost before it rang. */
        const val MISSED = "missed"
    }
}

/** The words of a notification that do not depend on the reminder; fixed when it is armed. */
data class NoticeWords(
    val done: String,
    val later: String,
    val skip: String,
    /** What a locked screen shows in place of the rest. */
    val discreet: String,
    /** The name and purpose of the channel, as the system's settings show them. */
    val channel: String,
    val channelAbout: String,
)

/** Keeps the system's alarms equal to the core's plan, and books what became of them. */
class Reminding(
    private val daybook: Daybook,
    private val alarms: Alarms,
    /** A plan is armed: what shows the day elsewhere is of before it. */
    private val onPlanned: suspend () -> Unit = {},
) {
    // Two plans at once (a boot and a change of zone, say) must not be armed in the wrong order.
    private val one = Mutex()

    /** Plans anew and arms it. Returns how many reminders the system refused. */
    suspend fun arm(): Int = planned().also { onPlanned() }

    private suspend fun planned(): Int =
        one.withLock {
            daybook.call { visit ->
                val plan = visit.core.reminderPlan(LIMIT, visit.here, visit.language)
                val refused = alarms.arm(visit.stillToRing() + plan, visit.noticeWords(), visit.here.nowMs)
                visit.core.reportUnarmed(refused.map { it.inWords(visit) })
                refused.size
            }
        }

    /**
     * What should have rung by now and is late with the system: a plan holds what is to come, and would take it away. Whether it is
     * still wanted says the plan of the moment before.
     */
    private fun Visit.stillToRing(): List<ReminderView> {
        val overdue = alarms.overdue(here.nowMs)
        val first = overdue.values.minOrNull() ?: return emptyList()
        val before = here.copy(nowMs = first - 1)
        return core.reminderPlan(LIMIT, before, language).filter { it.id in overdue && it.atMs <= here.nowMs }
    }

    private fun UnarmedRequest.inWords(visit: Visit): UnarmedRequest {
        val isMissed = (reason as? UnarmedReason.System)?.reason == Alarms.MISSED
        return if (isMissed) copy(reason = UnarmedReason.System(visit.words["reminders.why_missed"])) else this
    }

    /** Books that a reminder rang, and arms what follows it. */
    suspend fun rang(firing: FiringView) {
        daybook.call { it.core.reminderRang(firing, it.here) }
        arm()
    }

    /** Books an answer on the ritual day that the firing was for, and arms what follows from it. */
    suspend fun answer(
        answer: ReminderAnswer,
        firing: FiringView,
    ) {
        daybook.call { it.core.answerReminder(answer, firing.ritual, firing.ruleLocal, firing.day, it.here) }
        arm()
    }

    private fun Visit.noticeWords(): NoticeWords {
        fun word(key: String) = words.text(key, emptyMap())
        return NoticeWords(
            done = word("notification.done"),
            later = word("notification.later"),
            skip = word("notification.skip"),
            discreet = word("notification.discreet_title"),
            channel = word("notification.channel.reminders"),
            channelAbout = word("notification.channel.reminders_about"),
        )
    }

    private companion object {
        /** The product's limit; Android itself takes 500 alarms of one app. */
        val LIMIT = 64u
    }
}
