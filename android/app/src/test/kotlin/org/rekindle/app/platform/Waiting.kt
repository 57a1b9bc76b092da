package org.rekindle.app.platform

import android.os.Looper
import org.robolectric.Shadows.shadowOf

/** Lets the main thread work until [condition] holds; other threads are real. */
fun waitUntil(condition: () -> Boolean) {
    val until = System.nanoTime() + 30_000_000_000
    while (!condition()) {
        check(System.nanoTime() < until) { "still not after 30 s" }
        shadowOf(Looper.getMainLooper()).idle()
        Thread.sleep(20)
    }
}
