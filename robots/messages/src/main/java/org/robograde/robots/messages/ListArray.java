package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Arrays of strings, times, durations and nested messages, held as unmodifiable lists. */
record ListArray(ValueType element, ArraySize size) implements ArrayType {
    @Override
    public String typeName() {
        return element.typeName() + size.brackets();
    }

    boolean holdsTexts() {
        return element instanceof BoundedText || (element instanceof Primitive primitive && primitive.isText());
    }

    @Override
    public int length(Object array) {
        return ((List<?>) array).size();
    }

    @Override
    public Object at(Object array, int index) {
        return ((List<?>) array).get(index);
    }

    @Override
    public Object copy(Object array) {
        return array;
    }

    @Override
    public Object with(Object array, int index, Object value) {
        List<Object> copy = new ArrayList<>((List<?>) array);
        Object accepted = element.accept(value);
        if (index == copy.size()) {
            copy.add(accepted);
        } else {
            copy.set(index, accepted);
        }
        return Collections.unmodifiableList(copy);
    }

    @Override
    public Object empty() {
        return Collections.nCopies(size.least(), element.empty());
    }

    @Override
    public Object accept(Object given) {
        if (!(given instanceof List<?> list)) {
            throw refuse(given);
        }
        if (!size.allows(list.size())) {
            throw size.refuse(this, list.size());
        }
        return list.stream().map(element::accept).toList();
    }

    @Override
    public Object read(WireReader in) {
        int length = size.read(in, element);
        if (element.minimumBytes() == 0) {
            // A type without bytes has one value, and no length can be checked against what is left: hold it once.
            return Collections.nCopies(length, element.empty());
        }
        in.require((long) length * element.minimumBytes());
        Object[] values = new Object[length];
        for (int i = 0; i < length; i++) {
            try {
                values[i] = element.read(in);
            } catch (WireFault fault) {
                throw fault.within("[" + i + "]");
            }
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public void write(WireWriter out, Object value) {
        List<?> list = (List<?>) value;
        size.write(out, list.size());
        if (element.minimumBytes() > 0) {
            list.forEach(each -> element.write(out, each));
        }
    }

    @Override
    public int minimumBytes() {
        return size.minimumBytes(element);
    }
}
