package org.rekindle.app.platform

import android.app.Service
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.PowerManager
import android.os.SystemClock
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import org.rekindle.app.RekindleApp
import org.rekindle.app.presenters.KeptSession

/**
 * Lets a running session live while no screen shows it, and keeps the processor awake until its last cue. It decides
 * nothing: pausing, stopping and what is due are the presenter's and the core's.
 *
 * Its type is `specialUse`: no other type stands for a timer that two people let run with the screen off.
 */
class SessionService : Service() {
    private val scope = CoroutineScope(Dispatchers.Main.immediate)
    private val notice by lazy { SessionNotice(this) }
    private var awake: PowerManager.WakeLock? = null

    override fun onBind(intent: Intent?) = null

    override fun onCreate() {
        super.onCreate()
        val parts = RekindleApp.of(this).parts
        scope.launch { parts.watch.watched.collect(::follow) }
    }

    override fun onStartCommand(
        intent: Intent?,
        flags: Int,
        startId: Int,
    ): Int {
        val parts = RekindleApp.of(this).parts
        val watched = parts.watch.watched.value
        if (watched == Watched.Unknown) {
            // Begun anew by the system after the process died: the core knows where the session stands.
            parts.session.refresh()
        } else {
            // Whoever was asked to stand in the foreground must do so before it may leave.
            parts.watch.last?.let(::stand)
            follow(watched)
        }
        return START_STICKY
    }

    override fun onDestroy() {
        scope.cancel()
        letSleep()
        super.onDestroy()
    }

    private fun follow(watched: Watched) {
        when {
            watched is Watched.Unknown -> {
                return
            }

            watched is Watched.Kept && !watched.session.isPaused -> {
                stand(watched.session)
                stayAwake(watched.session.lastCueMs)
            }

            else -> {
                // The notice of a pause stays, without the service.
                stopForeground(if (watched is Watched.Kept) STOP_FOREGROUND_DETACH else STOP_FOREGROUND_REMOVE)
                letSleep()
                stopSelf()
            }
        }
    }

    private fun stand(session: KeptSession) {
        val type =
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
                ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE
            } else {
                0
            }
        try {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
                startForeground(SessionNotice.ID, notice.build(session), type)
            } else {
                startForeground(SessionNotice.ID, notice.build(session))
            }
        } catch (_: IllegalStateException) {
            // The system begins services anew that it then does not let stand: the notice and the alarm are left.
            notice.show(session)
        }
    }

    /** Until the last cue and no longer: a session that ends by a tap needs no processor. */
    private fun stayAwake(untilMs: Long?) {
        letSleep()
        val left = (untilMs ?: return) - SystemClock.elapsedRealtime()
        if (left <= 0) return
        val power = getSystemService(PowerManager::class.java) ?: return
        awake =
            power.newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "rekindle:timer").apply {
                setReferenceCounted(false)
                acquire(left + A_LITTLE_MS)
            }
    }

    private fun letSleep() {
        awake?.takeIf { it.isHeld }?.release()
        awake = null
    }

    private companion object {
        /** For the last cue to be heard. */
        const val A_LITTLE_MS = 10_000L
    }
}
