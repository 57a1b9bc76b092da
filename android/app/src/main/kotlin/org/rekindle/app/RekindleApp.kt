package org.rekindle.app

import android.app.Application
import android.content.Context
import android.util.Log
import androidx.work.Configuration

/** The process. It holds the parts and nothing else; they are made when first asked for. */
open class RekindleApp :
    Application(),
    Configuration.Provider {
    /** What lives as long as the process. */
    open val parts: RekindleParts by lazy { makeParts() }

    /**
     * WorkManager is made when it is first asked for, not whenever the process begins, and says nothing in the system's log: which
     * request ran at what time is nobody's business.
     */
    override val workManagerConfiguration: Configuration
        get() = Configuration.Builder().setMinimumLoggingLevel(Log.ASSERT).build()

    /** Tests make other parts. */
    protected open fun makeParts() = RekindleParts(this)

    companion object {
        /** The app that [context] belongs to. */
        fun of(context: Context): RekindleApp = context.applicationContext as RekindleApp
    }
}
