package org.rekindle.app

import android.content.Context
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.rekindle.app.platform.AlarmArmer
import org.rekindle.app.platform.KeptKey
import org.rekindle.app.platform.KeptTheme
import org.rekindle.app.platform.KeptWidget
import org.rekindle.app.platform.KeyWrapper
import org.rekindle.app.platform.KeystoreWrapper
import org.rekindle.app.platform.Notices
import org.rekindle.app.platform.OfflineVoice
import org.rekindle.app.platform.PhoneHaptics
import org.rekindle.app.platform.PhoneRinging
import org.rekindle.app.platform.PhoneSurroundings
import org.rekindle.app.platform.PhoneWakes
import org.rekindle.app.platform.PickedPlaces
import org.rekindle.app.platform.SessionWatch
import org.rekindle.app.platform.VaultKeyFile
import org.rekindle.app.platform.VaultOpener
import org.rekindle.app.platform.WindowAwake
import org.rekindle.app.platform.quietly
import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.CoupleSpelling
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.Drafts
import org.rekindle.app.presenters.Exchanging
import org.rekindle.app.presenters.FirstRunPresenter
import org.rekindle.app.presenters.FirstRunSpelling
import org.rekindle.app.presenters.FramePresenter
import org.rekindle.app.presenters.GuidePresenter
import org.rekindle.app.presenters.GuideSpelling
import org.rekindle.app.presenters.HelpPresenter
import org.rekindle.app.presenters.HomeScreen
import org.rekindle.app.presenters.JournalPresenter
import org.rekindle.app.presenters.JournalSpelling
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.presenters.RitualEditorPresenter
import org.rekindle.app.presenters.RitualEditorSpelling
import org.rekindle.app.presenters.RitualsPresenter
import org.rekindle.app.presenters.SessionPorts
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.presenters.SettingsPresenter
import org.rekindle.app.presenters.SettingsSpelling
import org.rekindle.app.presenters.Surroundings
import org.rekindle.app.presenters.Theme
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.presenters.TodaySpelling
import org.rekindle.app.presenters.Wakes
import org.rekindle.app.presenters.WeeksPresenter
import org.rekindle.app.presenters.WeeksSpelling
import org.rekindle.app.presenters.WidgetPresenter
import org.rekindle.app.widget.PhoneHomeScreen
import java.util.concurrent.atomic.AtomicBoolean

/**
 * What lives as long as the process, put together by hand: it is little enough. Tests put other things in place
 * of the Keystore, the clock and the threads.
 */
class RekindleParts(
    context: Context,
    wrapper: KeyWrapper = KeystoreWrapper("daybook"),
    journalWrapper: KeyWrapper = KeystoreWrapper("journal"),
    private val surroundings: Surroundings = PhoneSurroundings(context),
    io: CoroutineDispatcher = Dispatchers.IO,
    /** Work that outlives a screen: answers from notices, arming. */
    val scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Default),
    /** Whether an app in which nothing was ever adopted leads to the first run by itself. */
    leadsToFirstRun: Boolean = true,
    private val wakes: Wakes = PhoneWakes(context),
    home: HomeScreen = PhoneHomeScreen(context),
) {
    private val places = PickedPlaces(context)

    private val opener =
        VaultOpener(
            directory = context.filesDir.resolve("vault"),
            // Beside the vault but not in it; neither takes part in the system's backups.
            key = KeptKey(VaultKeyFile(context.noBackupFilesDir.resolve("daybook.key"), wrapper)),
            places = places,
        )

    /** The way to the core. */
    val daybook = Daybook(surroundings, io, opener::open)

    /** Notifications. */
    val notices = Notices(context)

    private val ringing = PhoneRinging(context)
    private val widgetChoice = KeptWidget(context)

    /** What stands on the home screen. */
    val widget = WidgetPresenter(daybook, TodaySpelling(surroundings), widgetChoice, home)

    /** Arming reminders and booking answers. */
    val reminding = Reminding(daybook, AlarmArmer(context, notices, ringing)) { widget.refresh() }

    /** Exchanging in the background. */
    val exchanging = Exchanging(daybook, reminding, wakes)

    /** What covers the app; it outlives screens. */
    val lock =
        LockPresenter(
            daybook,
            KeptKey(VaultKeyFile(context.noBackupFilesDir.resolve("journal.key"), journalWrapper)),
            surroundings,
            scope,
        )

    /** Whether the window keeps the screen lit. */
    val awake = WindowAwake()

    /** What keeps a session going in the background. */
    val watch = SessionWatch(context)

    /** The session that runs; it outlives screens, since cues come without one. */
    val session =
        SessionPresenter(
            daybook,
            surroundings,
            SessionPorts(PhoneHaptics(context), OfflineVoice(context), awake, watch),
            scope,
        )

    /** Light or dark. */
    val theme = Theme(KeptTheme(context))

    /** The first run is offered unasked once in the life of the process: whoever has left it knows where it is. */
    val firstRunOffer = AtomicBoolean(leadsToFirstRun)

    private val drafts = Drafts()

    init {
        // What the home screen shows follows the lock at once.
        scope.launch { lock.state.collect { quietly(widget::refresh) } }
    }

    /** A reminder for [atMs] has just rung. */
    fun rang(atMs: Long) = ringing.rang(atMs, surroundings.here().nowMs)

    /** The app was opened: asks the system for its wakings, where it has not been asked. */
    fun begin() {
        scope.launch {
            wakes.daily()
            quietly(exchanging::settle)
        }
    }

    /** The presenter of the journal, which works until [screen] ends; what is being written outlives it. */
    fun journalPresenter(screen: CoroutineScope) =
        JournalPresenter(daybook, JournalSpelling(surroundings), drafts, screen)

    /** The presenter of the words around every screen. */
    fun framePresenter(screen: CoroutineScope) = FramePresenter(daybook, screen)

    /** The presenter of the help page, which works until [screen] ends and forgets all then. */
    fun helpPresenter(screen: CoroutineScope) = HelpPresenter(daybook, surroundings, screen)

    /** The presenter of the screen "today", which works until [screen] ends. */
    fun todayPresenter(screen: CoroutineScope) =
        TodayPresenter(daybook, reminding, TodaySpelling(surroundings, ringing), screen)

    /** The presenter of the first run; its answers are forgotten when [screen] ends. */
    fun firstRunPresenter(screen: CoroutineScope) =
        FirstRunPresenter(daybook, reminding, lock, FirstRunSpelling(surroundings), screen)

    /** The presenter of the guide, which works until [screen] ends. */
    fun guidePresenter(screen: CoroutineScope) = GuidePresenter(daybook, GuideSpelling(surroundings), screen)

    /** The presenter of the list of rituals, which works until [screen] ends. */
    fun ritualsPresenter(screen: CoroutineScope) = RitualsPresenter(daybook, surroundings, screen)

    /** The presenter of the editor; what is edited is forgotten when [screen] ends. */
    fun ritualEditorPresenter(screen: CoroutineScope) =
        RitualEditorPresenter(daybook, reminding, RitualEditorSpelling(surroundings), screen)

    /** The presenter of weeks and the calendar, which works until [screen] ends. */
    fun weeksPresenter(screen: CoroutineScope) = WeeksPresenter(daybook, reminding, WeeksSpelling(surroundings), screen)

    /** The presenter of settings, which works until [screen] ends. */
    fun settingsPresenter(
        screen: CoroutineScope,
        onStored: () -> Unit,
    ) = SettingsPresenter(
        daybook,
        reminding,
        lock,
        theme,
        SettingsSpelling(surroundings),
        screen,
        ringing,
        widgetChoice,
        onStored,
    )

    /** The presenter of the screen for two, which works until [screen] ends. */
    fun couplePresenter(screen: CoroutineScope) =
        CouplePresenter(daybook, reminding, CoupleSpelling(surroundings, places), places, screen, exchanging::settle)
}
