package org.rekindle.app

import android.app.Application
import android.content.Context

/** The process. It holds the parts and nothing else; they are made when first asked for. */
open class RekindleApp : Application() {
    /** What lives as long as the process. */
    open val parts: RekindleParts by lazy { makeParts() }

    /** Tests make other parts. */
    protected open fun makeParts() = RekindleParts(this)

    companion object {
        /** The app that [context] belongs to. */
        fun of(context: Context): RekindleApp = context.applicationContext as RekindleApp
    }
}
