package org.robograde.agent.station.cli;

import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.station.campaign.CampaignException;
import org.robograde.agent.station.safety.SafetyException;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.grader.rulebook.RulebookException;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.yaml.InvalidInputException;
import picocli.CommandLine;

/** Turns what went wrong into one clear message and the exit code that belongs to it. */
final class Problems implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        java.io.PrintWriter err = command.getErr();
        if (problem instanceof CommandException known) {
            err.println("robograde: " + said(known));
            return known.exitCode();
        }
        if (problem instanceof InvalidInputException || problem instanceof RulebookException) {
            err.println(said(problem));
            return ExitCode.BAD_INPUT;
        }
        if (problem instanceof IllegalArgumentException || problem instanceof VisionInputException) {
            err.println("robograde: " + said(problem));
            return ExitCode.BAD_INPUT;
        }
        if (problem instanceof EvidenceException
                || problem instanceof RosException
                || problem instanceof LinkException
                || problem instanceof SafetyException
                || problem instanceof CampaignException
                || problem instanceof java.io.UncheckedIOException) {
            err.println("robograde: " + said(problem));
            return ExitCode.COULD_NOT;
        }
        err.println("robograde: a mistake of the program itself, please report it with what follows");
        problem.printStackTrace(err);
        return ExitCode.COULD_NOT;
    }

    private static String said(Exception problem) {
        return PlainText.shown(String.valueOf(problem.getMessage()));
    }
}
