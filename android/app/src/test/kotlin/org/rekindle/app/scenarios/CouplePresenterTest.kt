package org.rekindle.app.scenarios

import com.google.gson.JsonParser
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleSpelling
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.NoPlaces
import org.rekindle.app.presenters.Reminding
import org.rekindle.core.Rekindle
import java.time.Instant

/** The screen for two over the real core: what a person reads, and that a yes needs a number that was shown. */
class CouplePresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var a: Phone
    private lateinit var b: Phone

    /** A phone that speaks a language; its presenter can be made again, as after the end of its process. */
    private inner class Phone(
        name: String,
        language: String,
        seed: Byte,
    ) {
        private val place =
            ScenarioPlace(JsonParser.parseString(PLACE.replace("LANGUAGE", language)).asJsonObject).apply {
                at = Instant.parse("2024-05-01T10:00:00Z")
            }
        private val core =
            Rekindle.create(folder.newFolder(name).path, ByteArray(32) { 1 }, ByteArray(32) { seed }, place.here())
        private val daybook = Daybook(place, Dispatchers.Unconfined) { core }

        fun presenter() =
            CouplePresenter(
                daybook,
                Reminding(daybook, StoryAlarms()),
                CoupleSpelling(place, NoPlaces),
                NoPlaces,
                CoroutineScope(Dispatchers.Unconfined),
            )

        var couple = presenter()
        val shown get() = couple.state.value as CoupleScreenState.Ready
    }

    @Before
    fun twoPhones() {
        a = Phone("a", "en", 1)
        b = Phone("b", "es", 2)
    }

    /** Goes as far as the number on both phones. */
    private fun compare(): Pair<String, String> {
        a.couple.invite()
        b.couple.join((a.shown.step as CoupleStep.CodeShown).code)
        a.couple.confirm((b.shown.step as CoupleStep.ReplyShown).reply)
        val one = a.shown.step as CoupleStep.Compare
        b.couple.finish(one.reveal!!.body)
        val other = b.shown.step as CoupleStep.Compare
        assertNull(other.reveal)
        return one.number to other.number
    }

    @Test
    fun theListComesBeforeTheYesInEachLanguage() {
        a.couple.refresh()
        b.couple.refresh()
        assertEquals("What your partner will get", a.shown.beforeYes.title)
        assertEquals("Lo que recibirá tu pareja", b.shown.beforeYes.title)
        assertTrue(a.shown.beforeYes.first.any { "feel safe" in it })
        val read = a.shown.beforeYes
        val (one, other) = compare()
        assertEquals(one, other)
        assertEquals(read, a.shown.beforeYes)
        a.couple.accept()
        val together = a.shown.step as CoupleStep.Together
        assertEquals("This phone is linked. First shared day: 2024-05-01", together.line)
        assertEquals("Nothing yet. Propose something when you like.", together.noRituals)
        assertEquals(
            listOf("All of it", "Nothing", "Nothing", "Nothing", "Nothing"),
            together.shares.map { it.amountName },
        )
        assertNull(together.lastExchange)
        assertEquals(read, a.shown.beforeYes)
    }

    @Test
    fun aYesNeedsANumberThatWasShownHere() {
        compare()
        // The process ended: the vault knows of a number, the screen shows none.
        a.couple = a.presenter()
        a.couple.accept()
        assertEquals("No pairing has begun on this phone.", a.shown.trouble?.title)
        assertNotNull((a.shown.step as CoupleStep.Alone).unfinished)
        a.couple.cancel()
        assertNull(a.shown.trouble)
        assertNull((a.shown.step as CoupleStep.Alone).unfinished)
    }

    @Test
    fun aRefusalIsToldAndTheScreenStays() {
        b.couple.invite()
        val step = b.shown.step
        val code = (step as CoupleStep.CodeShown).code
        mapOf(
            "Este código se hizo en este teléfono." to { b.couple.join(code) },
            "No hay ningún lugar elegido para intercambiar." to { b.couple.exchange() },
            "A este texto le falta el final." to { b.couple.join(code.take(40)) },
        ).forEach { (said, tap) ->
            tap()
            assertEquals(said, b.shown.trouble?.title)
            assertEquals(step, b.shown.step)
        }
    }

    private companion object {
        const val PLACE =
            """{"language": "LANGUAGE",
                "places": {"home": {"zone": "Etc/UTC", "initial_offset_seconds": 0, "changes": []}}}"""
    }
}
