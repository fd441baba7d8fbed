package org.robograde.robots.messages;

/** A type whose values are arrays, fixed or variable in length. */
interface ArrayType extends ValueType {
    ValueType element();

    /** How many elements it may have. */
    ArraySize size();

    int length(Object array);

    /** One element in the form a single value of its type has. */
    Object at(Object array, int index);

    /** A copy with one element replaced; an index equal to the length appends where the length is variable. */
    Object with(Object array, int index, Object element);

    /** The array in a form that its receiver may write into without changing the message. */
    Object copy(Object array);
}
