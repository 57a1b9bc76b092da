package org.rekindle.app.platform

import org.rekindle.app.presenters.VaultOutOfReachException
import org.rekindle.core.Here
import org.rekindle.core.PhonePlaces
import org.rekindle.core.PlaceState
import org.rekindle.core.Rekindle
import org.rekindle.core.placeState
import java.io.File
import java.security.SecureRandom

/**
 * Opens the vault with this phone's key, or makes both at the very first start.
 *
 * A vault without its key is the state "key lost": nothing is made, moved or deleted then.
 */
class VaultOpener(
    private val directory: File,
    private val key: KeptKey,
    private val places: PhonePlaces,
    private val random: SecureRandom = SecureRandom(),
) {
    /**
     * The open vault.
     *
     * @throws VaultOutOfReachException when this phone cannot open its key
     * @throws org.rekindle.core.RekindleException when the core refuses
     */
    fun open(here: Here): Rekindle {
        val kept = key.read()
        val isHere = placeState(directory.path) == PlaceState.VAULT_HERE
        if (isHere && kept == null) throw VaultOutOfReachException(KeptKey.KEY_LOST, null)
        // A key without a vault is a first start that was cut short: its key is as good as a new one.
        val secret = kept ?: key.make()
        val seed = ByteArray(SEED_BYTES).also(random::nextBytes)
        return try {
            val opened =
                if (isHere) {
                    Rekindle.open(directory.path, secret, seed)
                } else {
                    directory.mkdirs()
                    Rekindle.create(directory.path, secret, seed, here)
                }
            opened.apply { lendPlaces(places) }
        } finally {
            secret.fill(0)
            seed.fill(0)
        }
    }

    private companion object {
        const val SEED_BYTES = 32
    }
}
