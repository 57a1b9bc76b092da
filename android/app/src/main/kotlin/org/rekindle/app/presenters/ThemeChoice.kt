package org.rekindle.app.presenters

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** Light, dark, or as the phone. It is the shell's own: nothing private, and wanted before a vault is open. */
enum class ThemeChoice { SYSTEM, LIGHT, DARK }

/** Where the choice is kept. A port. */
interface ThemeStore {
    /** What was chosen; as the phone, until something was. */
    fun read(): ThemeChoice

    /** Keeps a choice. */
    fun keep(choice: ThemeChoice)
}

/** The choice in force, for the window. */
class Theme(
    private val store: ThemeStore,
) {
    private val chosen = MutableStateFlow(store.read())

    /** What was chosen. */
    val choice: StateFlow<ThemeChoice> = chosen.asStateFlow()

    /** Chooses, at once. */
    fun choose(choice: ThemeChoice) {
        store.keep(choice)
        chosen.value = choice
    }
}
