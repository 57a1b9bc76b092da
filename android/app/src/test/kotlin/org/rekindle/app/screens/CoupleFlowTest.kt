package org.rekindle.app.screens

import android.app.Activity
import android.content.Intent
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performTextInput
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.rekindle.app.platform.FolderDocuments
import org.rekindle.core.DayState
import org.rekindle.core.LinkState
import org.rekindle.core.Rekindle
import org.rekindle.core.StreakView
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Two phones: the real window over the real core, with another phone's core at the other end and a folder between them. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class CoupleFlowTest {
    private val app by lazy { TestRekindleApp.get() }

    @get:Rule(order = 0)
    val folder = TemporaryFolder()

    @get:Rule(order = 1)
    val aRitual =
        object : ExternalResource() {
            override fun before() {
                app.makeRitual("An evening walk", "20:30")
            }
        }

    @get:Rule(order = 2)
    val rule = createAndroidComposeRule<MainActivity>()

    private val hand by lazy { Driving(rule) }
    private val here get() = app.place.here()
    private val partner by lazy {
        Rekindle.create(folder.newFolder("partner").path, ByteArray(32) { 7 }, ByteArray(32) { 8 }, here)
    }

    @Test
    fun aCodeIsReadTheNumberComparedAndTheYesSaid() {
        pair()
        assertEquals(LinkState.LINKED, partner.couple(here, "en").link)
    }

    @Test
    fun bothMarkWhatTheyAgreedToAndSeeOneStreak() {
        pair()
        val place = folder.newFolder("between").path
        runBlocking { app.parts.daybook.call { it.core.setMailbox(place) } }
        partner.setMailbox(place)
        hand.tap("Propose something")
        hand.tap("An evening walk")
        hand.see("Proposed here: An evening walk")
        hand.tap("Exchange now")
        hand.see("Both ways done.")

        partner.exchangeNow(here, "en")
        val proposal = partner.couple(here, "en").proposals.single()
        partner.acceptProposal(proposal.id, here)
        partner.exchangeNow(here, "en")
        hand.tap("Exchange now")
        hand.see("An evening walk")
        hand.goTo("Today")
        hand.tap("Done, An evening walk")
        hand.see("Take back")

        hand.goTo("For two")
        hand.tap("Exchange now")
        rule.waitUntil(Driving.WAIT) {
            // The window does its part of the exchange only while it is let.
            rule.waitForIdle()
            partner.exchangeNow(here, "en")
            hasMarked(partner.coupleWeek(here))
        }
        val own = runBlocking { app.parts.daybook.call { it.core.coupleWeek(it.here) } }
        assertEquals(own, partner.coupleWeek(here))
    }

    /** What the system's picker gives is no path: this phone reaches the folder through the program that keeps it. */
    @Test
    fun aFolderOfTheSystemsPickerIsThePlace() {
        val between = folder.newFolder("between")
        val documents = FolderDocuments.on(between)
        pair()
        hand.tap("Choose a folder")
        hand.see("A place for exchanging")
        hand.tap("Choose a folder")
        val picker = shadowOf(rule.activity).nextStartedActivityForResult
        assertEquals(Intent.ACTION_OPEN_DOCUMENT_TREE, picker.intent.action)
        shadowOf(rule.activity).receiveResult(picker.intent, Activity.RESULT_OK, Intent().setData(documents.tree))
        hand.see("Place for exchanging: Ours")
        assertEquals(
            listOf(documents.tree),
            app.contentResolver.persistedUriPermissions.map { it.uri },
        )

        partner.setMailbox(between.path)
        hand.tap("Propose something")
        hand.tap("An evening walk")
        hand.tap("Exchange now")
        hand.see("Both ways done.")
        partner.exchangeNow(here, "en")
        assertEquals(1, partner.couple(here, "en").proposals.size)

        hand.tap("Choose another folder")
        hand.tap("Use no folder any more")
        hand.see("No place for exchanging is set. A parcel needs none.")
        assertEquals(emptyList<Any>(), app.contentResolver.persistedUriPermissions)
    }

    private fun hasMarked(week: StreakView?) = week?.week?.dots.orEmpty().any { it.state == DayState.CONNECTED }

    @Test
    fun whatIsNoCodeIsToldInWords() {
        hand.goTo("For two")
        hand.tap("I have a code")
        type("dinner at eight")
        hand.see("This is no text of a pairing.")
    }

    @Test
    fun oneLeavesAtOnceAndIsAlone() {
        pair()
        hand.tap("Leave")
        hand.tap("Leave without a message")
        hand.tap("Leave now")
        hand.see("Leave now?")
        hand.tapLast("Leave now")
        hand.seePart("Everything here works alone.")
    }

    private fun pair() {
        hand.goTo("For two")
        hand.tap("I have a code")
        type(partner.invite(here).code)
        hand.see("Give this reply back to the other phone.")
        hand.tap("As text")
        val confirmed = partner.confirm(shownText(), here)
        type(confirmed.reveal!!)
        hand.see(confirmed.number)
        partner.acceptPairing(here)
        hand.tap("Both are the same, yes")
        hand.seePart("This phone is linked.")
    }

    private fun type(text: String) {
        rule.onNode(hasSetTextAction()).performTextInput(text)
        hand.tap("Next")
    }

    /** The text of pairing that is on the screen. */
    private fun shownText(): String {
        rule.waitForIdle()
        val texts = rule.onAllNodes(hasText("RK", substring = true)).fetchSemanticsNodes()
        return texts.single().config[SemanticsProperties.Text].single().text
    }
}
