package org.robograde.robots.ros.xmlrpc;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads calls and answers from XML that a stranger sent. A document type, an entity or nesting without end is refused. */
final class XmlRpcReader {
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader xml;
    private int depth;

    private XmlRpcReader(byte[] body) throws XMLStreamException {
        xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws XmlRpcFault if the body is not a method call */
    static XmlRpcCall call(byte[] body) throws XmlRpcFault {
        return read(body, reader -> {
            reader.open("methodCall");
            String method = reader.textOf("methodName");
            List<Object> arguments = new ArrayList<>();
            if (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                reader.expect("params");
                while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    reader.expect("param");
                    reader.open("value");
                    arguments.add(reader.value());
                    reader.close("param");
                }
            }
            return new XmlRpcCall(method, Collections.unmodifiableList(arguments));
        });
    }

    /** @throws XmlRpcFault if the body is a fault, saying its text, or not an answer at all */
    static Object answer(byte[] body) throws XmlRpcFault {
        return read(body, reader -> {
            reader.open("methodResponse");
            reader.nextTag();
            if (reader.xml.getLocalName().equals("fault")) {
                reader.open("value");
                Object fault = reader.value();
                throw new XmlRpcFault("the peer answered with a fault: "
                        + (fault instanceof Map<?, ?> map ? map.get("faultString") : fault));
            }
            reader.expect("params");
            reader.open("param");
            reader.open("value");
            return reader.value();
        });
    }

    private interface Reading<T> {
        T from(XmlRpcReader reader) throws XMLStreamException, XmlRpcFault;
    }

    private static <T> T read(byte[] body, Reading<T> reading) throws XmlRpcFault {
        try {
            return reading.from(new XmlRpcReader(body));
        } catch (XMLStreamException | RuntimeException malformed) {
            throw new XmlRpcFault("not XML-RPC: " + malformed.getMessage(), malformed);
        }
    }

    /** Called behind an opening value tag; returns behind its closing tag. */
    private Object value() throws XMLStreamException, XmlRpcFault {
        if (++depth > DEEPEST) {
            throw new XmlRpcFault("not XML-RPC: values nest deeper than " + DEEPEST);
        }
        StringBuilder bare = new StringBuilder();
        int event = nextBelowValue(bare);
        Object value;
        if (event == XMLStreamConstants.END_ELEMENT) {
            // A value without a type element is a string.
            value = bare.toString();
        } else {
            value = typed(xml.getLocalName());
            close("value");
        }
        depth--;
        return value;
    }

    private int nextBelowValue(StringBuilder bare) throws XMLStreamException, XmlRpcFault {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                bare.append(xml.getText());
            } else if (event != XMLStreamConstants.SPACE && event != XMLStreamConstants.COMMENT) {
                return event;
            }
        }
    }

    private Object typed(String type) throws XMLStreamException, XmlRpcFault {
        return switch (type) {
            case "string" -> xml.getElementText();
            case "i4", "int" -> Integer.parseInt(xml.getElementText().strip());
            case "boolean" -> truth(xml.getElementText().strip());
            case "double" -> number(xml.getElementText().strip());
            case "base64" -> Base64.getMimeDecoder().decode(xml.getElementText());
            case "dateTime.iso8601" -> instant(xml.getElementText().strip());
            case "array" -> array();
            case "struct" -> struct();
            default -> throw new XmlRpcFault("not XML-RPC: there is no type '" + type + "'");
        };
    }

    private List<Object> array() throws XMLStreamException, XmlRpcFault {
        List<Object> values = new ArrayList<>();
        open("data");
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            expect("value");
            values.add(value());
        }
        close("array");
        return Collections.unmodifiableList(values);
    }

    private Map<String, Object> struct() throws XMLStreamException, XmlRpcFault {
        Map<String, Object> members = new LinkedHashMap<>();
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            expect("member");
            String name = textOf("name");
            open("value");
            members.put(name, value());
            close("member");
        }
        return Collections.unmodifiableMap(members);
    }

    private static boolean truth(String text) throws XmlRpcFault {
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new XmlRpcFault("not XML-RPC: '" + text + "' is not a boolean");
        };
    }

    /** Python writes the special numbers its own way. */
    private static double number(String text) {
        return switch (text) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Instant instant(String text) throws XmlRpcFault {
        try {
            return LocalDateTime.parse(text, XmlRpcWriter.DATE_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new XmlRpcFault("not XML-RPC: '" + text + "' is not a date and time", unreadable);
        }
    }

    private String textOf(String element) throws XMLStreamException, XmlRpcFault {
        open(element);
        return xml.getElementText();
    }

    private void open(String element) throws XMLStreamException, XmlRpcFault {
        if (nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw new XmlRpcFault("not XML-RPC: <" + element + "> is missing");
        }
        expect(element);
    }

    private void close(String element) throws XMLStreamException, XmlRpcFault {
        if (nextTag() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(element)) {
            throw new XmlRpcFault("not XML-RPC: </" + element + "> is missing before <" + xml.getLocalName() + ">");
        }
    }

    private void expect(String element) throws XmlRpcFault {
        if (!xml.getLocalName().equals(element)) {
            throw new XmlRpcFault("not XML-RPC: <" + xml.getLocalName() + "> where <" + element + "> belongs");
        }
    }

    private int nextTag() throws XMLStreamException, XmlRpcFault {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
            if (event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace())) {
                throw new XmlRpcFault("not XML-RPC: text or end where an element belongs");
            }
        }
    }

    private int next() throws XMLStreamException, XmlRpcFault {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XmlRpcFault("refused: a document type or entity has no place in XML-RPC");
        }
        return event;
    }
}
