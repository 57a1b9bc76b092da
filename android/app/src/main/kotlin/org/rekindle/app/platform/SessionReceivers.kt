package org.rekindle.app.platform

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import org.rekindle.app.RekindleApp

/** A cue is due: look where the session stands, which plays it. */
class SessionCueReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val parts = RekindleApp.of(context).parts
        workOn(parts) { parts.session.lookAndWait() }
    }
}

/** Pause or stop was tapped on the notice: it works while the app is locked, and asks nothing. */
class SessionActionReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val parts = RekindleApp.of(context).parts
        workOn(parts) {
            when (intent.action) {
                PAUSE -> parts.session.pauseAndWait()
                STOP -> parts.session.stopAndWait()
            }
        }
    }

    companion object {
        /** Lets the clock stand. */
        const val PAUSE = "org.rekindle.app.PAUSE"

        /** Ends it. */
        const val STOP = "org.rekindle.app.STOP"
    }
}
