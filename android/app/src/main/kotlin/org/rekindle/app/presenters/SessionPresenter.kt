package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.BeginRequest
import org.rekindle.core.CheckOutAnswers
import org.rekindle.core.CueView
import org.rekindle.core.MedicalAnswer
import org.rekindle.core.Person
import org.rekindle.core.PersonLimits
import org.rekindle.core.RefusedView
import org.rekindle.core.RekindleException
import org.rekindle.core.RunStep
import org.rekindle.core.SessionCommand
import org.rekindle.core.SessionLengths
import org.rekindle.core.StatusStep
import org.rekindle.core.sessionAreas

/**
 * Leads through a session. Where it stands is the core's alone: this looks when a deadline has passed and every 15 seconds,
 * so a process that died goes on where the clock says. It lives as long as the process, since cues come without a screen.
 *
 * Pause and stop work while the app is locked, in one tap each and without a question.
 */
class SessionPresenter(
    private val daybook: Daybook,
    private val surroundings: Surroundings,
    private val ports: SessionPorts,
    private val scope: CoroutineScope,
    private val sleep: suspend (Long) -> Unit = { delay(it) },
) {
    private val spelling = SessionSpelling()
    private val pages = SessionPages(spelling)
    private val shown = MutableStateFlow<SessionScreenState>(SessionScreenState.Loading)
    private val one = Mutex()
    private var preparing: Preparing? = null
    private var page = SessionPage()
    private var ticking: Job? = null

    /** What to show. */
    val state: StateFlow<SessionScreenState> = shown.asStateFlow()

    /** Looks where a session stands: at start, on coming back, after unlocking, when a cue is due. */
    fun refresh() = act { it.looked() }

    /** The same from outside a screen, and waits until it is done. */
    suspend fun lookAndWait() = answer { it.looked() }

    /** Pauses from the notice, and waits until it is done. */
    suspend fun pauseAndWait() = answer { it.paused() }

    /** Stops from the notice, and waits until it is done. */
    suspend fun stopAndWait() = answer { it.stopped(traceless = false) }

    /** Opens the questions about safety. */
    fun askGate() = change { SessionPage(isAskingGate = true) }

    /** Answers them with the one button. */
    fun answerGate(oneOrMore: Boolean) =
        change { visit ->
            visit.core.answerGate(oneOrMore, visit.here, visit.language)
            SessionPage(isAskingGate = !oneOrMore, said = visit.words["sensate.gate.after"].takeIf { oneOrMore })
        }

    /** Answers the question about the body. */
    fun answerMedical(answer: BodyAnswer) =
        change { visit ->
            visit.core.answerMedical(MedicalAnswer.valueOf(answer.name))
            SessionPage(said = visit.words["sensate.medical.after"].takeIf { answer == BodyAnswer.SOME })
        }

    /** Chooses something, to set its length before it begins. */
    fun choose(exercise: String) = change { SessionPage(chosen = Chosen(exercise)) }

    /** One step longer, or shorter. */
    fun lengthen(isLonger: Boolean) =
        change { visit ->
            val chosen = page.chosen
            val main = chosen?.let { pages.offered(visit, it.exercise)?.main }
            if (chosen == null || main == null) page else page.copy(chosen = chosen.stepped(main, isLonger))
        }

    /** Leaves the starter out, or does not. */
    fun skipStarter(isSkipped: Boolean) = change { page.copy(chosen = page.chosen?.copy(skipsStarter = isSkipped)) }

    /** Begins what was chosen. */
    fun beginChosen() {
        val chosen = page.chosen ?: return
        begin(SessionWish(chosen.exercise, skipsStarter = chosen.skipsStarter, mainSeconds = chosen.seconds))
    }

    /** Begins, or asks for limits first where there are some: of the owner, and then of the other. */
    fun begin(wish: SessionWish) =
        act { visit ->
            val areas = sessionAreas(wish.exercise, visit.language).map(spelling::area)
            page = SessionPage(chosen = page.chosen)
            preparing = Preparing(wish, areas)
            if (areas.isEmpty()) visit.start(other = PersonLimits()) else null
        }

    /** Takes the limits of the person who has the phone. Whose they were is kept nowhere. */
    fun limit(
        notToday: Set<String>,
        included: Set<String>,
    ) = act { visit ->
        val limits = PersonLimits(notToday.toList(), included.toList())
        val now = preparing ?: return@act null
        if (now.own == null) {
            preparing = now.copy(own = limits)
            null
        } else {
            visit.start(limits)
        }
    }

    /** Lets be what was being prepared, and one that waits for yeses: that is closing the page, and leaves no trace. */
    fun letBe() =
        act { visit ->
            preparing = null
            page = SessionPage()
            if (shown.value is SessionScreenState.Consenting) {
                visit.core.stopSession(isTraceless = true, visit.now, visit.language)
            }
            null
        }

    /** The phone was handed over: the guest reads alone. Or it was handed back. */
    fun handedOver(toOther: Boolean = true) = change { page.copy(isHandedOver = toOther) }

    /** The yes of the person who has the phone. */
    fun yes() = act { visit -> visit.lead(SessionCommand.Yes(if (page.isHandedOver) Person.OTHER else Person.OWNER)) }

    /** Takes a yes back. A no is closing the page: there is no call for it. */
    fun takeBack(isOther: Boolean) =
        act { visit -> visit.lead(SessionCommand.TakeBack(if (isOther) Person.OTHER else Person.OWNER)) }

    /** Reads the yes of the other phone. */
    fun readYes(text: String) = act { visit -> visit.core.readYes(text, visit.now, visit.language).done() }

    /** Begins after both yeses. */
    fun start() = act { it.lead(SessionCommand.Begin) }

    /** Lets the clock stand. Works while locked. */
    fun pause() = act { it.paused() }

    /** Goes on; after a long pause both are asked anew. */
    fun resume() =
        act { visit ->
            page = page.copy(isHandedOver = false)
            visit.lead(SessionCommand.Resume)
        }

    /** Ends a part before its time, or one that has none. */
    fun endSegment(segment: Int) = act { it.lead(SessionCommand.EndSegment(segment.toUInt())) }

    /** Stops at once; [traceless]: life came in. Works while locked, also from a notice. */
    fun stop(traceless: Boolean = false) = act { it.stopped(traceless) }

    /** Answers the owner's own questions; null: leaves them out. */
    fun checkOut(taps: CheckOutTaps?) =
        change { visit ->
            val answers =
                taps?.let {
                    CheckOutAnswers(
                        it.stayed.toUByte(),
                        it.pressure.toUByte(),
                        it.pain,
                        it.wishedToStop,
                        it.ranToItsEnd,
                    )
                }
            visit.core.checkOut(answers, visit.now)
            SessionPage()
        }

    /** Leaves the page that says that it is over. */
    fun dismiss() = change { SessionPage() }

    private fun Visit.start(other: PersonLimits): Done {
        val wish = checkNotNull(preparing).wish
        val lengths = wish.mainSeconds?.let { SessionLengths(main = it.toUInt()) }
        val own = preparing?.own
        // Whatever comes of it, limits are not kept here.
        preparing = null
        val request = BeginRequest(wish.exercise, lengths, wish.twoPhones, own, other, wish.skipsStarter)
        return core.beginSession(request, here, now, language).done()
    }

    private fun Visit.lead(command: SessionCommand) = core.leadSession(command, now, language).done()

    private fun Visit.paused() = core.pauseSession(now, language).done()

    private fun Visit.stopped(traceless: Boolean) = core.stopSession(traceless, now, language).done()

    private fun Visit.looked() = core.lookAtSession(now, language).done()

    private fun RunStep.done() = Done(cues, refused, view?.session?.state)

    private fun StatusStep?.done() = this?.let { Done(cues, refused, view.session.state) }

    private fun change(call: (Visit) -> SessionPage) =
        act {
            page = call(it)
            null
        }

    private fun act(call: (Visit) -> Done?) {
        scope.launch { answer(call) }
    }

    private suspend fun answer(call: (Visit) -> Done?) {
        one.withLock {
            ticking?.cancel()
            try {
                daybook.call { visit ->
                    var trouble: Notice? = null
                    try {
                        call(visit)?.let { done ->
                            play(done.cues, visit.language)
                            if (done.state in SessionSpelling.OVER) page = SessionPage(over = done.state)
                            trouble = done.refused?.let { Notice(it.text, "", visit.words["common.ok"]) }
                        }
                    } catch (reason: RekindleException.Refused) {
                        trouble = notice(reason.code, visit.words, reason.reason)
                    }
                    show(visit, trouble)
                }
            } catch (reason: RekindleException) {
                shown.value = SessionScreenState.Failed(notice(reason.code(), daybook.words(), reason.reason()))
            } catch (reason: VaultOutOfReachException) {
                shown.value = SessionScreenState.Failed(notice(reason.code, daybook.words()))
            }
            keepAwake()
        }
    }

    /** Of cues that fell due together only the last is played: the others are past. */
    private fun play(
        cues: List<CueView>,
        language: String,
    ) {
        val cue = cues.lastOrNull() ?: return
        ports.haptics.play(cue.hapticMs.map { it.toLong() })
        ports.speech.say(cue.line, language)
    }

    private fun show(
        visit: Visit,
        trouble: Notice?,
    ) {
        val (core, now, words) = Triple(visit.core, visit.now, visit.words)
        val isUnlocked = core.lockView(now).unlocked
        val run = if (isUnlocked) core.session(now, visit.language) else null
        val status = core.sessionStatus(now, visit.language)
        val session = (run?.session ?: status?.session)?.takeIf { it.state !in SessionSpelling.OVER }
        shown.value =
            when {
                session == null && isUnlocked -> {
                    pages.nothingRuns(visit, page, preparing, trouble)
                }

                session == null && page.over != null -> {
                    pages.over(visit, page.over, checkOut = null, trouble)
                }

                session == null -> {
                    SessionScreenState.Failed(trouble ?: notice("locked", words))
                }

                run != null && session.state == SessionSpelling.CONSENTING -> {
                    spelling.consenting(run, page.isHandedOver, words, trouble)
                }

                else -> {
                    spelling.running(session, run, words, trouble)
                }
            }
        ports.keeper.keep(status?.let { spelling.kept(it, now.monotonicMs.toLong(), words) })
        if (session != null) tick(visit, status?.upcoming?.firstOrNull()?.dueMs)
    }

    /** Shows what is left by the deadline, and looks when a cue is due: how often it wakes decides nothing. */
    private fun tick(
        visit: Visit,
        dueMs: ULong?,
    ) {
        val from = visit.now
        val first = shown.value as? SessionScreenState.Running
        ticking =
            scope.launch {
                while (true) {
                    sleep(TICK_MS)
                    val now = surroundings.moment()
                    val passed = now.monotonicMs.toLong() - from.monotonicMs.toLong()
                    val isDue = dueMs != null && now.monotonicMs >= dueMs
                    if (now.boot != from.boot || isDue || passed !in 0 until LOOK_MS) return@launch refresh()
                    val left = first?.leftSeconds
                    if (first != null && !first.isPaused && left != null) {
                        val seconds = maxOf(0, left - passed / SessionSpelling.SECOND_MS)
                        val text = spelling.left(seconds, first.part, visit.words)
                        shown.value = first.copy(leftSeconds = seconds, left = text)
                    }
                }
            }
    }

    /** Lit while there is something to read, and dark during touch. */
    private fun keepAwake() {
        val state = shown.value
        ports.awake.keep(
            state is SessionScreenState.Consenting ||
                (state is SessionScreenState.Running && state.prompts.isNotEmpty() && state.limits == null),
        )
    }

    private class Done(
        val cues: List<CueView>,
        val refused: RefusedView?,
        val state: String?,
    )

    private companion object {
        const val TICK_MS = 250L
        const val LOOK_MS = 15_000L
    }
}
