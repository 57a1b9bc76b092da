package org.rekindle.app.widget

import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Rect
import android.view.View
import android.view.ViewGroup
import android.widget.FrameLayout
import android.widget.TextView
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.glance.appwidget.compose
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.rekindle.app.platform.KeptWidget
import org.rekindle.app.platform.waitUntil
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.WidgetFace
import org.rekindle.app.screens.Driving.Companion.until
import org.rekindle.core.RitualKind
import org.rekindle.core.SettingChange
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.io.File
import java.time.Instant

/** The widget over the real core: what it says and keeps to itself, when it is drawn, and how it looks at each size. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class, qualifiers = "w411dp-h891dp-xxhdpi")
class WidgetTest {
    private val app by lazy { TestRekindleApp.get() }

    private fun twoDays() {
        app.place.local("2024-11-18T18:00:00")
        val coffee = app.makeRitual("Coffee together", "20:30")
        mark(coffee)
        app.place.local("2024-11-20T21:00:00")
        mark(coffee)
        app.place.local("2024-11-21T18:00:00")
    }

    private fun mark(ritual: String) = runBlocking { app.parts.daybook.call { it.core.mark(ritual, null, it.here) } }

    private fun showNames(isOn: Boolean = true) =
        runBlocking {
            app.parts.daybook.call { it.core.changeSetting(SettingChange.NamesInNotices(isOn), it.here) }
        }

    private fun setPin() {
        val lock = app.parts.lock
        lock.refresh()
        lock.state.until { it is LockScreenState.Open }
        lock.setPin("2468")
        lock.state.until { (it as? LockScreenState.Open)?.hasPin == true }
    }

    private fun face(): WidgetFace? {
        runBlocking { app.parts.widget.read() }
        return app.parts.widget.face.value
    }

    private fun word() = (face() as WidgetFace.ThisWeek).word

    /** The widget as a launcher gets it, laid out at a size. */
    private fun shown(size: DpSize): View {
        val views = runBlocking { RekindleWidget().compose(app, size = size) }
        val cell = FrameLayout(app)
        val density = app.resources.displayMetrics.density
        val (width, height) = (size.width.value * density).toInt() to (size.height.value * density).toInt()
        cell.addView(views.apply(app, cell), ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.MATCH_PARENT)
        cell.measure(
            View.MeasureSpec.makeMeasureSpec(width, View.MeasureSpec.EXACTLY),
            View.MeasureSpec.makeMeasureSpec(height, View.MeasureSpec.EXACTLY),
        )
        cell.layout(0, 0, width, height)
        return cell
    }

    private fun View.all(): List<View> =
        listOf(this) +
            (
                (this as? ViewGroup)?.let { group ->
                    (0 until group.childCount).flatMap { group.getChildAt(it).all() }
                }
            ).orEmpty()

    private fun View.texts() = all().filterIsInstance<TextView>().map { it.text.toString() }

    private fun View.said() = all().mapNotNull { it.contentDescription?.toString() }

    private fun take(
        size: DpSize,
        name: String,
    ): View {
        val cell = shown(size)
        val bitmap = Bitmap.createBitmap(cell.width, cell.height, Bitmap.Config.ARGB_8888)
        cell.draw(Canvas(bitmap))
        val directory = File(System.getProperty("rekindle.shots") ?: "build/shots").apply { mkdirs() }
        File(directory, "$name.png").outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        return cell
    }

    @Test
    fun byItselfItSaysNoName() {
        twoDays()
        showNames()
        assertEquals("A moment for you.", word())
        val cell = shown(RekindleWidget.TALL)
        assertTrue("Coffee" !in (cell.texts() + cell.said()).joinToString())
        assertTrue("${cell.said()}", "Monday, Connected" in cell.said() && "Thursday, Today, To come" in cell.said())
    }

    @Test
    fun aNameNeedsTheChoiceTheNoticesAndNoPin() {
        twoDays()
        KeptWidget(app).choose(true)
        assertEquals("notices say none", "A moment for you.", word())
        showNames()
        assertEquals("Coffee together", word())
        showNames(false)
        assertEquals("A moment for you.", word())
        showNames()
        setPin()
        assertEquals("a PIN is set", "A moment for you.", word())
    }

    @Test
    fun whatTouchesHasNoNameThere() {
        app.makeRitual("A kiss goodbye", "20:30", kind = RitualKind.TOUCH)
        app.place.local("2024-11-21T18:00:00")
        showNames()
        KeptWidget(app).choose(true)
        assertEquals("A moment for you.", word())
    }

    @Test
    fun whenAllIsDoneItIsTheWeek() {
        app.place.local("2024-11-21T18:00:00")
        mark(app.makeRitual("Coffee together", "20:30"))
        assertEquals("This week", word())
    }

    @Test
    fun lockedLostOrNewItShowsNothing() {
        val neutral = WidgetFace.Neutral("Rekindle")
        assertEquals("before the first ritual", neutral, face())
        twoDays()
        setPin()
        assertTrue(face() is WidgetFace.ThisWeek)
        app.parts.lock.lock()
        app.parts.lock.state
            .until { it is LockScreenState.Locked }
        assertEquals("locked", neutral, face())
        assertEquals(listOf("Rekindle"), shown(RekindleWidget.TALL).texts())
        app.die()
        assertEquals("another process, still locked", neutral, face())
        app.die()
        app.noBackupFilesDir.resolve("daybook.key").writeBytes(ByteArray(60))
        assertEquals("key lost", neutral, face())
    }

    @Test
    fun itIsDrawnAfterEveryPlanAndWhenItLocks() {
        twoDays()
        app.home.isPlaced = true
        runBlocking { app.parts.reminding.arm() }
        val planned = app.home.drawn
        assertTrue(planned > 0)
        setPin()
        waitUntil { app.home.drawn > planned }
        app.parts.lock.lock()
        waitUntil { app.parts.widget.face.value is WidgetFace.Neutral }
    }

    @Test
    fun itIsDrawnWhenTheRitualDayBegins() {
        twoDays()
        app.home.isPlaced = true
        runBlocking { app.parts.daybook.call { it.core.changeSetting(SettingChange.DayStart(4u), it.here) } }
        face()
        assertEquals(Instant.parse("2024-11-22T03:00:00Z"), app.home.againMs?.let(Instant::ofEpochMilli))
        app.place.local("2024-11-22T04:00:00")
        val before = app.home.drawn
        NewDayReceiver().onReceive(app, Intent())
        waitUntil { app.home.drawn > before }
        val days = (app.parts.widget.face.value as WidgetFace.ThisWeek).days
        assertEquals("Fr", days.single { it.isToday }.letters)
    }

    @Test
    fun withoutAWidgetNothingIsReadForIt() {
        twoDays()
        runBlocking { app.parts.reminding.arm() }
        assertNull(app.parts.widget.face.value)
        assertEquals(0, app.home.drawn)
    }

    @Test
    fun aTapOpensTheApp() {
        twoDays()
        val tapped = shown(RekindleWidget.SMALL).all().filter { it.hasOnClickListeners() }
        assertFalse(tapped.isEmpty())
        tapped.first().performClick()
        assertEquals(MainActivity::class.java.name, shadowOf(app).nextStartedActivity.component?.className)
    }

    /** Nothing is cut off at any size, with ordinary or the largest text. */
    @Test
    fun picturesAtEverySize() {
        twoDays()
        showNames()
        listOf("", "+night").forEach { mode ->
            RuntimeEnvironment.setQualifiers(mode.ifEmpty { "+notnight" })
            listOf(1f, 2f).forEach { scale ->
                RuntimeEnvironment.setFontScale(scale)
                SIZES.forEach { (name, size) ->
                    val look = listOfNotNull("dark".takeIf { mode.isNotEmpty() }, "large".takeIf { scale > 1f })
                    val cell = take(size, (listOf("widget", name) + look).joinToString("-"))
                    val cut = cell.all().filter { it.isCutBy(cell) }
                    assertEquals(
                        "$name $look",
                        emptyList<String>(),
                        cut.map { "${it.javaClass.simpleName} ${it.contentDescription}" },
                    )
                    assertEquals("$name $look", 7, cell.said().size)
                }
            }
        }
    }

    @Test
    fun picturesOfTheNeutralFace() {
        face()
        take(RekindleWidget.SMALL, "widget-neutral")
        KeptWidget(app).choose(true)
        showNames()
        twoDays()
        take(RekindleWidget.TALL, "widget-named")
    }

    /** It stands out of something that holds it, up to the [cell], or its text has no room. */
    private fun View.isCutBy(cell: View): Boolean {
        val holders =
            generateSequence(
                this.takeIf { it != cell }?.parent as? ViewGroup,
            ) { it.takeIf { it != cell }?.parent as? ViewGroup }
        val isOut =
            holders.any { holder ->
                val place = Rect(0, 0, width, height)
                holder.offsetDescendantRectToMyCoords(this, place)
                !Rect(0, 0, holder.width, holder.height).contains(place)
            }
        return isOut ||
            (
                this is TextView && (
                    layout.height > height ||
                        (0 until lineCount).any {
                            layout.getEllipsisCount(
                                it,
                            ) > 0
                        }
                )
            )
    }

    private companion object {
        val SIZES =
            mapOf(
                "2x1" to RekindleWidget.SMALL,
                "2x1-larger" to DpSize(150.dp, 64.dp),
                "4x1" to DpSize(300.dp, 56.dp),
                "4x2" to DpSize(300.dp, 120.dp),
            )
    }
}
