package org.rekindle.app.platform

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.app.presenters.KeptSession
import org.rekindle.app.presenters.SessionKeeper

/** What is to be kept, as far as this process knows. */
sealed interface Watched {
    /** The process has just begun and has not looked yet. */
    data object Unknown : Watched

    /** No session. */
    data object Nothing : Watched

    /** A session, running or paused. */
    data class Kept(
        val session: KeptSession,
    ) : Watched
}

/**
 * Keeps a session going while no screen shows it: a service in the foreground, a notice with pause and stop, and an alarm at
 * the next cue as a backstop, for a process that the system ended or a processor that sleeps. Where the session stands is the
 * core's alone; nothing here counts.
 */
class SessionWatch(
    private val context: Context,
) : SessionKeeper {
    private val alarms = requireNotNull(context.getSystemService(AlarmManager::class.java))
    private val notice = SessionNotice(context)
    private val known = MutableStateFlow<Watched>(Watched.Unknown)

    /** What is to be kept. */
    val watched: StateFlow<Watched> = known.asStateFlow()

    /** The last session that was kept: a service that came too late must show a notice all the same, for a moment. */
    var last: KeptSession? = null
        private set

    override fun keep(session: KeptSession?) {
        val before = known.value
        last = session ?: last
        known.value = session?.let(Watched::Kept) ?: Watched.Nothing
        if (known.value == before) return
        arm(session?.nextCueMs)
        when {
            session == null -> notice.withdraw()
            session.isPaused -> notice.show(session)
            else -> serve(session)
        }
    }

    /** Lets the service stand in for the screen; where the system forbids it now, the notice and the alarm are left. */
    private fun serve(session: KeptSession) {
        try {
            context.startForegroundService(Intent(context, SessionService::class.java))
        } catch (_: IllegalStateException) {
            notice.show(session)
        }
    }

    private fun arm(atMs: Long?) {
        val ring = cue()
        if (atMs == null) {
            alarms.cancel(ring)
            return
        }
        // The clock that counts sleep: setting the clock on the wall moves nothing.
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S || alarms.canScheduleExactAlarms()) {
            alarms.setExactAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, atMs, ring)
        } else {
            alarms.setAndAllowWhileIdle(AlarmManager.ELAPSED_REALTIME_WAKEUP, atMs, ring)
        }
    }

    private fun cue(): PendingIntent =
        PendingIntent.getBroadcast(
            context,
            0,
            Intent(context, SessionCueReceiver::class.java),
            PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
        )
}
