/**
 * What does the part of the screen show on which archives are asked?
 *
 * <p>Knows the models and the values, no other part of the screen.
 */
package skysift.ui.harvest;
