package org.rekindle.app.platform

import android.content.Context
import androidx.core.content.edit
import org.rekindle.app.presenters.ThemeChoice
import org.rekindle.app.presenters.ThemeStore

/** Keeps the choice of light or dark in the app's preferences: it says nothing about anybody. */
class KeptTheme(
    context: Context,
) : ThemeStore {
    private val preferences = context.getSharedPreferences("look", Context.MODE_PRIVATE)

    override fun read(): ThemeChoice {
        val name = preferences.getString(KEY, null)
        return ThemeChoice.entries.find { it.name == name } ?: ThemeChoice.SYSTEM
    }

    override fun keep(choice: ThemeChoice) = preferences.edit { putString(KEY, choice.name) }

    private companion object {
        const val KEY = "theme"
    }
}
