package org.robograde.agent.vision.fiducial;

import java.util.Map;
import java.util.TreeMap;
import org.opencv.objdetect.Dictionary;
import org.opencv.objdetect.Objdetect;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/** The families of markers that can be named in {@code unit.yaml}, by OpenCV's names. */
public final class FiducialDictionary {
    private static final Map<String, Integer> NUMBERS = numbers();

    private FiducialDictionary() {}

    /** How many markers the family has. @throws VisionInputException if the name is unknown, listing those that are known */
    public static int sizeOf(String name, String place) {
        if (!NUMBERS.containsKey(name)) {
            throw new VisionInputException(place + ": " + unknown(name));
        }
        return get(name).get_bytesList().rows();
    }

    /** @throws VisionInputException if the name is unknown, listing those that are known */
    public static Dictionary get(String name) {
        Integer number = NUMBERS.get(name);
        if (number == null) {
            throw new VisionInputException(unknown(name));
        }
        NativeOpenCv.ready();
        return Objdetect.getPredefinedDictionary(number);
    }

    private static String unknown(String name) {
        return "dictionary " + name + " is not one of " + NUMBERS.keySet();
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        numbers.put("DICT_4X4_50", Objdetect.DICT_4X4_50);
        numbers.put("DICT_4X4_100", Objdetect.DICT_4X4_100);
        numbers.put("DICT_4X4_250", Objdetect.DICT_4X4_250);
        numbers.put("DICT_4X4_1000", Objdetect.DICT_4X4_1000);
        numbers.put("DICT_5X5_50", Objdetect.DICT_5X5_50);
        numbers.put("DICT_5X5_100", Objdetect.DICT_5X5_100);
        numbers.put("DICT_5X5_250", Objdetect.DICT_5X5_250);
        numbers.put("DICT_5X5_1000", Objdetect.DICT_5X5_1000);
        numbers.put("DICT_6X6_50", Objdetect.DICT_6X6_50);
        numbers.put("DICT_6X6_100", Objdetect.DICT_6X6_100);
        numbers.put("DICT_6X6_250", Objdetect.DICT_6X6_250);
        numbers.put("DICT_6X6_1000", Objdetect.DICT_6X6_1000);
        numbers.put("DICT_7X7_50", Objdetect.DICT_7X7_50);
        numbers.put("DICT_7X7_100", Objdetect.DICT_7X7_100);
        numbers.put("DICT_7X7_250", Objdetect.DICT_7X7_250);
        numbers.put("DICT_7X7_1000", Objdetect.DICT_7X7_1000);
        numbers.put("DICT_ARUCO_ORIGINAL", Objdetect.DICT_ARUCO_ORIGINAL);
        numbers.put("DICT_APRILTAG_16h5", Objdetect.DICT_APRILTAG_16h5);
        numbers.put("DICT_APRILTAG_25h9", Objdetect.DICT_APRILTAG_25h9);
        numbers.put("DICT_APRILTAG_36h10", Objdetect.DICT_APRILTAG_36h10);
        numbers.put("DICT_APRILTAG_36h11", Objdetect.DICT_APRILTAG_36h11);
        return numbers;
    }
}
