package org.rekindle.app.platform

import android.content.Context
import android.os.VibrationEffect
import android.os.Vibrator
import android.speech.tts.TextToSpeech
import kotlinx.coroutines.flow.MutableStateFlow
import org.rekindle.app.presenters.Haptics
import org.rekindle.app.presenters.ScreenAwake
import org.rekindle.app.presenters.Speech
import java.util.Locale

/** The phone's vibrator. */
class PhoneHaptics(
    private val context: Context,
) : Haptics {
    override fun play(patternMs: List<Long>) {
        val vibrator = context.getSystemService(Vibrator::class.java) ?: return
        vibrator.vibrate(VibrationEffect.createWaveform(patternMs.toLongArray(), ONCE))
    }

    private companion object {
        const val ONCE = -1
    }
}

/**
 * A voice of the phone that needs no network: where there is none for a language, nothing is said, since what is said is
 * private. The engine is started with the first line.
 */
class OfflineVoice(
    private val context: Context,
) : Speech {
    private var engine: TextToSpeech? = null

    override fun say(
        line: String,
        languageTag: String,
    ) {
        engine?.let { return speak(it, line, languageTag) }
        var made: TextToSpeech? = null
        made =
            TextToSpeech(context) { status ->
                if (status == TextToSpeech.SUCCESS) {
                    engine = made
                    made?.let { speak(it, line, languageTag) }
                }
            }
    }

    private fun speak(
        engine: TextToSpeech,
        line: String,
        languageTag: String,
    ) {
        val language = Locale.forLanguageTag(languageTag).language
        val voices = engine.voices.orEmpty()
        engine.voice = voices.find { !it.isNetworkConnectionRequired && it.locale.language == language } ?: return
        engine.speak(line, TextToSpeech.QUEUE_FLUSH, null, LINE)
    }

    private companion object {
        const val LINE = "line"
    }
}

/** Whether the one window keeps the screen lit; the window looks here. */
class WindowAwake : ScreenAwake {
    /** What is wished for. */
    val isAwake = MutableStateFlow(false)

    override fun keep(isAwake: Boolean) {
        this.isAwake.value = isAwake
    }
}
