package org.rekindle.app.platform

import android.content.Context
import androidx.core.content.edit
import org.rekindle.app.presenters.WidgetChoice

/** Keeps whether the widget says names in the app's preferences. */
class KeptWidget(
    context: Context,
) : WidgetChoice {
    private val preferences = context.getSharedPreferences("widget", Context.MODE_PRIVATE)

    override val isNamed get() = preferences.getBoolean(NAMED, false)

    override fun choose(isNamed: Boolean) = preferences.edit { putBoolean(NAMED, isNamed) }

    private companion object {
        const val NAMED = "named"
    }
}
