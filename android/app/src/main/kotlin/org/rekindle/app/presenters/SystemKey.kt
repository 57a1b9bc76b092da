package org.rekindle.app.presenters

/**
 * The journal's key, as the phone's key store keeps it. A port.
 *
 * It must never make a key where one is lost: a journal behind another key would look like a wrong PIN for ever.
 */
interface SystemKey {
    /**
     * The key, or null when none was ever kept here. The caller wipes it after use.
     *
     * @throws VaultOutOfReachException when there is one and this phone cannot open it
     */
    fun read(): ByteArray?

    /** Draws a new key, keeps it, and hands it out. The caller makes sure that there is no journal yet. */
    fun make(): ByteArray
}
