/**
 * What does the part of the screen with time and wavelength show?
 *
 * <p>Knows the models and the values, no other part of the screen.
 */
package skysift.ui.ranges;
