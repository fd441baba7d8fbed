package org.robograde.robots.ros.xmlrpc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes calls, answers and faults as XML. */
final class XmlRpcWriter {
    static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss", Locale.ROOT);

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");

    private XmlRpcWriter() {}

    static byte[] call(String method, List<?> arguments) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<methodCall><methodName>");
        writer.text(method);
        writer.xml.append("</methodName><params>");
        for (Object argument : arguments) {
            writer.xml.append("<param>");
            writer.value(argument);
            writer.xml.append("</param>");
        }
        writer.xml.append("</params></methodCall>\n");
        return writer.bytes();
    }

    static byte[] answer(Object value) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<methodResponse><params><param>");
        writer.value(value);
        writer.xml.append("</param></params></methodResponse>\n");
        return writer.bytes();
    }

    static byte[] fault(int code, String message) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<methodResponse><fault>");
        writer.value(Map.of("faultCode", code, "faultString", message));
        writer.xml.append("</fault></methodResponse>\n");
        return writer.bytes();
    }

    private byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value) {
        xml.append("<value>");
        if (value instanceof String text) {
            element("string", text);
        } else if (value instanceof Boolean flag) {
            element("boolean", flag ? "1" : "0");
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            element("int", value.toString());
        } else if (value instanceof Long number) {
            element("int", Integer.toString(Math.toIntExact(number)));
        } else if (value instanceof Double || value instanceof Float) {
            element("double", value.toString());
        } else if (value instanceof byte[] bytes) {
            element("base64", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Instant instant) {
            element("dateTime.iso8601", DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
        } else if (value instanceof List<?> list) {
            xml.append("<array><data>");
            list.forEach(this::value);
            xml.append("</data></array>");
        } else if (value instanceof Map<?, ?> map) {
            struct(map);
        } else {
            throw new IllegalArgumentException(
                    "XML-RPC cannot carry a " + value.getClass().getName());
        }
        xml.append("</value>\n");
    }

    private void struct(Map<?, ?> map) {
        xml.append("<struct>");
        map.forEach((name, member) -> {
            xml.append("<member><name>");
            text(name.toString());
            xml.append("</name>");
            value(member);
            xml.append("</member>");
        });
        xml.append("</struct>");
    }

    private void element(String name, String content) {
        xml.append('<').append(name).append('>');
        text(content);
        xml.append("</").append(name).append('>');
    }

    private void text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char each = content.charAt(i);
            switch (each) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#13;");
                default -> {
                    if ((each < ' ' && each != '\n' && each != '\t') || each >= '\uFFFE') {
                        throw new IllegalArgumentException(
                                "XML cannot carry the character " + (int) each + " at index " + i + " of a text");
                    }
                    xml.append(each);
                }
            }
        }
    }
}
