package org.rekindle.app.screens

import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.v2.createComposeRule
import com.google.zxing.BinaryBitmap
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.platform.AlarmArmer
import org.rekindle.app.platform.Notices
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleSpelling
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.NoPlaces
import org.rekindle.app.presenters.Proposing
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.presenters.ShareAmount
import org.rekindle.app.presenters.ShareKind
import org.rekindle.app.presenters.Unhindered
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.Rekindle
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** The screen for two over two real cores: every step of pairing, and what comes after. */
@RunWith(RobolectricTestRunner::class)
class CoupleShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val stack = BackStack().goTo(Destination.FOR_TWO)

    private fun Stage.presenter(): CouplePresenter {
        val phone = RuntimeEnvironment.getApplication()
        val reminding = Reminding(daybook, AlarmArmer(phone, Notices(phone), Unhindered))
        return CouplePresenter(daybook, reminding, CoupleSpelling(place, NoPlaces), NoPlaces, scope).apply { refresh() }
    }

    private fun Stage.partner() =
        Rekindle.create(folder.newFolder().path, ByteArray(32) { 7 }, ByteArray(32) { 8 }, place.here())

    private fun four(
        name: String,
        open: (Look) -> String? = { null },
        steps: Stage.(CouplePresenter) -> Unit,
    ) {
        val prepared = { look: Look ->
            Stage(folder.newFolder(), look.language).unlock().run {
                val couple = presenter()
                steps(couple)
                frame to couple.state.value
            }
        }
        Shots.four(rule, name, prepared, { look -> open(look)?.let { opened(it) } }) { (frame, state) ->
            AppFrame(stack, frame, NoFrameActions) { CoupleScreen(state, NoCoupleActions) }
        }
    }

    /** Opens a page of the screen. */
    private fun opened(words: String) {
        Driving(rule).tap(words)
        rule.waitForIdle()
    }

    private fun Stage.paired(couple: CouplePresenter) {
        val partner = partner()
        couple.invite()
        val code = ((couple.state.value as CoupleScreenState.Ready).step as CoupleStep.CodeShown).code
        val reply = partner.join(code, place.here())
        couple.confirm(reply.reply)
        couple.accept()
    }

    private fun Stage.ritual() =
        core
            .makeOwn(
                OwnRequest(
                    if (place.languageWishes().single() == "es") "Un paseo al anochecer" else "An evening walk",
                    RitualKind.TOGETHER,
                    isPrivate = false,
                    quieting = Quieting.REST_OF_DAY,
                    schedule = ScheduleChoice.Unscheduled,
                ),
                place.here(),
                "en",
            ).id

    @Test
    fun alone() = four("two-alone") {}

    @Test
    fun theList() =
        four("two-list", {
            if (it ==
                Look.SPANISH
            ) {
                "Lo que recibirá tu pareja"
            } else {
                "What your partner will get"
            }
        }) {}

    @Test
    fun joining() = four("two-join", { if (it == Look.SPANISH) "Tengo un código" else "I have a code" }) {}

    @Test
    fun aCode() = four("two-code") { it.invite() }

    @Test
    fun theNumber() =
        four("two-number") {
            it.invite()
            val code = ((it.state.value as CoupleScreenState.Ready).step as CoupleStep.CodeShown).code
            it.confirm(partner().join(code, place.here()).reply)
        }

    @Test
    fun together() =
        four("two-together") {
            val walk = ritual()
            paired(it)
            it.propose(Proposing.OwnRitual(walk))
            it.choosePlace(folder.newFolder().path)
        }

    @Test
    fun proposing() =
        four("two-propose", { if (it == Look.SPANISH) "Proponer algo" else "Propose something" }) {
            ritual()
            paired(it)
        }

    @Test
    fun sending() = four("two-shares", { if (it == Look.SPANISH) "Lo que envías" else "What you send" }) { paired(it) }

    @Test
    fun noPlace() =
        four("two-place-none", {
            if (it ==
                Look.SPANISH
            ) {
                "Elegir una carpeta"
            } else {
                "Choose a folder"
            }
        }) { paired(it) }

    @Test
    fun aPlace() =
        four("two-place", { if (it == Look.SPANISH) "Elegir otra carpeta" else "Choose another folder" }) {
            paired(it)
            it.choosePlace(folder.newFolder().path)
        }

    @Test
    fun leaving() = four("two-leave", { if (it == Look.SPANISH) "Salir" else "Leave" }) { paired(it) }

    /** What a camera of the other phone reads is what the core made. */
    @Test
    fun thePictureIsTheCode() {
        val stage = Stage(folder.newFolder(), "en").unlock()
        val couple = stage.presenter().apply { invite() }
        val state = couple.state.value as CoupleScreenState.Ready
        rule.setContent { CoupleScreen(state, NoCoupleActions) }
        val picture = rule.onNode(hasContentDescription(state.words.picture)).captureToImage().asAndroidBitmap()
        val pixels = IntArray(picture.width * picture.height)
        picture.getPixels(pixels, 0, picture.width, 0, 0, picture.width, picture.height)
        val light = RGBLuminanceSource(picture.width, picture.height, pixels)
        val read = QRCodeReader().decode(BinaryBitmap(HybridBinarizer(light))).text
        assertEquals((state.step as CoupleStep.CodeShown).code, read)
    }
}

/** Taps that lead nowhere, for pictures. */
object NoCoupleActions : CoupleActions {
    override fun invite() = Unit

    override fun join(code: String) = Unit

    override fun confirm(reply: String) = Unit

    override fun finish(reveal: String) = Unit

    override fun accept() = Unit

    override fun cancel() = Unit

    override fun relink() = Unit

    override fun copy(text: String) = Unit

    override fun proposeRitual(id: String) = Unit

    override fun proposeGoal(days: Int) = Unit

    override fun acceptProposal(id: String) = Unit

    override fun share(
        kind: ShareKind,
        amount: ShareAmount,
    ) = Unit

    override fun pause() = Unit

    override fun resume() = Unit

    override fun choosePlace() = Unit

    override fun forgetPlace() = Unit

    override fun exchange() = Unit

    override fun leaveQuietly() = Unit

    override fun leaveSilently(deleteHistory: Boolean) = Unit

    override fun leaveWithWords(
        words: String,
        deleteHistory: Boolean,
    ) = Unit

    override fun retry() = Unit
}
