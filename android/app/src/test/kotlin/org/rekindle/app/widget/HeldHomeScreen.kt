package org.rekindle.app.widget

import org.rekindle.app.presenters.HomeScreen

/** A home screen without a launcher: it counts how often the widget was drawn. */
class HeldHomeScreen : HomeScreen {
    var isPlaced = false

    @Volatile
    var drawn = 0
    var againMs: Long? = null

    override fun hasWidget() = isPlaced

    override suspend fun draw() {
        drawn++
    }

    override fun drawAgainAt(atMs: Long) {
        againMs = atMs
    }
}
