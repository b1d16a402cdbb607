package skysift.demo;

/**
 * A filter, grating or energy range.
 *
 * @param name as the archive says it; empty when it says nothing
 * @param shortest wavelength, metres
 * @param longest wavelength, metres
 */
record Band(String name, double shortest, double longest) {}
