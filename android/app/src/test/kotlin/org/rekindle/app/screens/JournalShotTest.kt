package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.Draft
import org.rekindle.app.presenters.Drafts
import org.rekindle.app.presenters.JournalPresenter
import org.rekindle.app.presenters.JournalSpelling
import org.rekindle.core.EntryKind
import org.rekindle.core.WriteRequest
import org.robolectric.RobolectricTestRunner

/** The journal over the real core: empty, full, searched, read, locked. */
@RunWith(RobolectricTestRunner::class)
class JournalShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val stack = BackStack().goTo(Destination.JOURNAL)

    private fun four(
        name: String,
        steps: Stage.(JournalPresenter) -> Unit,
    ) {
        val prepared = { look: Look ->
            Stage(folder.newFolder(), look.language).unlock().run {
                val journal = JournalPresenter(daybook, JournalSpelling(place), Drafts(), scope)
                steps(journal)
                frame to journal.state.value
            }
        }
        Shots.four(rule, name, prepared) { (frame, state) ->
            AppFrame(stack, frame, NoFrameActions) { JournalScreen(state, NoJournalActions) }
        }
    }

    private val Stage.isSpanish get() = place.languageWishes().single() == "es"

    private fun Stage.write(
        day: String,
        kind: EntryKind,
        english: String,
        spanish: String,
        vararg tags: String,
    ) = core.writeEntry(WriteRequest(kind, if (isSpanish) spanish else english, day, tags.toList()), place.here()).id

    private fun Stage.aWeek(): String {
        write(
            "2024-11-18",
            EntryKind.CONCERN,
            "I felt alone with the evenings. I would like to say it calmly on Sunday.",
            "Me pesaron las tardes a solas. El domingo quisiera decirlo con calma.",
        )
        write(
            "2024-11-20",
            EntryKind.FREE,
            "We walked as far as the river. Hardly a word, and it was good.",
            "Caminamos hasta el río. Casi sin palabras, y estuvo bien.",
            "walks",
        )
        return write(
            "2024-11-20",
            EntryKind.APPRECIATION,
            "The coffee stood there before I was awake. I noticed it only on the train, and was glad all morning.",
            "El café ya estaba ahí antes de que despertara. Lo noté en el tren, y me alegró toda la mañana.",
            "mornings",
        )
    }

    @Test
    fun empty() = four("journal-empty") { it.refresh() }

    @Test
    fun aList() =
        four("journal-list") {
            aWeek()
            it.refresh()
        }

    @Test
    fun found() =
        four("journal-found") {
            aWeek()
            it.refresh()
            it.search(if (isSpanish) "río" else "river")
        }

    @Test
    fun nothingFound() =
        four("journal-nothing-found") {
            aWeek()
            it.refresh()
            it.search("xylophone")
        }

    @Test
    fun read() =
        four("journal-read") {
            val id = aWeek()
            it.refresh()
            it.open(id)
        }

    @Test
    fun aDraftWaits() =
        four("journal-draft") {
            aWeek()
            it.refresh()
            it.begin()
        }

    @Test
    fun locked() =
        four("journal-locked") {
            core.setPin(key.read()!!, "2468", place.moment())
            core.lock()
            it.refresh()
        }
}

/** Taps that lead nowhere, for pictures. */
object NoJournalActions : JournalActions {
    override fun retry() = Unit

    override fun more() = Unit

    override fun search(query: String) = Unit

    override fun open(id: String) = Unit

    override fun close() = Unit

    override fun begin() = Unit

    override fun edit(id: String) = Unit

    override fun type(draft: Draft) = Unit

    override fun discard() = Unit

    override fun save() = Unit

    override fun askDelete(id: String) = Unit

    override fun keep() = Unit

    override fun delete() = Unit
}
