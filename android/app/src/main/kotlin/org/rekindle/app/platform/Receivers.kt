package org.rekindle.app.platform

import android.app.AlarmManager
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import kotlinx.coroutines.launch
import org.rekindle.app.RekindleApp
import org.rekindle.app.RekindleParts
import org.rekindle.app.presenters.VaultOutOfReachException
import org.rekindle.core.RekindleException

/** An alarm rang: show the notice at once, then tell the core and arm what follows. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val armed = ReminderIntents.read(intent) ?: return
        val parts = RekindleApp.of(context).parts
        parts.notices.show(armed)
        parts.rang(armed.reminder.atMs)
        // The slot that asks to open the app has no firing to book; it is over all the same.
        val firing = armed.reminder.firing
        workOn(parts) { if (firing == null) parts.reminding.arm() else parts.reminding.rang(firing) }
    }
}

/** One of a notice's actions was tapped: book it on its own ritual day, also while the phone is locked. */
class ActionReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val armed = ReminderIntents.read(intent) ?: return
        val answer = ReminderIntents.readAnswer(intent) ?: return
        val firing = armed.reminder.firing ?: return
        val parts = RekindleApp.of(context).parts
        workOn(parts) {
            parts.reminding.answer(answer, firing)
            // Only now: an answer that could not be booked leaves its notice where it can be given again.
            parts.notices.withdraw(armed.reminder.id)
        }
    }
}

/**
 * Alarms may be gone or wrong: after a restart, an update of the app, a change of clock or zone; or they may be exact from now on.
 * Plan anew.
 */
class ReplanReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        if (intent.action !in REASONS) return
        val parts = RekindleApp.of(context).parts
        workOn(parts) {
            parts.reminding.arm()
            if (intent.action in CLOCK) parts.exchanging.clockChanged() else parts.exchanging.settle()
            // A session that a restart cut off waits, paused: its notice says so.
            parts.session.lookAndWait()
        }
    }

    private companion object {
        val CLOCK = setOf(Intent.ACTION_TIME_CHANGED, Intent.ACTION_TIMEZONE_CHANGED)
        val REASONS =
            CLOCK +
                setOf(
                    Intent.ACTION_BOOT_COMPLETED,
                    Intent.ACTION_MY_PACKAGE_REPLACED,
                    AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED,
                )
    }
}

/** Lets the system keep the process until [work] is done, which is not on the main thread. */
internal fun BroadcastReceiver.workOn(
    parts: RekindleParts,
    work: suspend () -> Unit,
) {
    // Null when something other than the system calls the receiver: then nobody waits.
    val pending: BroadcastReceiver.PendingResult? = goAsync()
    parts.scope.launch {
        try {
            quietly(work)
        } finally {
            pending?.finish()
        }
    }
}

/** Does what nobody looks at. Where it cannot be done now there is nobody to be told, and nothing is logged. */
internal suspend fun quietly(work: suspend () -> Unit) {
    try {
        work()
    } catch (_: RekindleException) {
        // What cannot be booked now is not lost: the notice stays, and the app says what is wrong when opened.
    } catch (_: VaultOutOfReachException) {
        // As above: there is no vault yet, or this phone lost its key.
    }
}
