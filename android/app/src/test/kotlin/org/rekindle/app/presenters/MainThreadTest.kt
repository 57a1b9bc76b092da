package org.rekindle.app.presenters

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.TestRekindleApp
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** That a call of the core on the main thread fails whichever test it is made in; the tests of all screens rely on it. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class MainThreadTest {
    private val app by lazy { TestRekindleApp.get() }

    @Test
    fun aCallOnTheMainThreadIsNoticed() {
        val careless = Daybook(app.place, Dispatchers.Unconfined) { error("not opened") }
        val noticed =
            assertThrows(IllegalStateException::class.java) { runBlocking { careless.call { it.core.isOpen() } } }
        assertTrue("$noticed", "main thread" in noticed.message.orEmpty())
    }

    @Test
    fun aCallOfTheAppsIsNotOnIt() {
        assertTrue(runBlocking { app.parts.daybook.call { it.core.isOpen() } })
    }
}
