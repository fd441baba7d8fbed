// A roscpp node for the interop tests: does on every order what rospy_peer.py does, so that one test serves both.
#include <ros/ros.h>
#include <std_msgs/String.h>
#include <std_srvs/SetBool.h>

#include <sstream>

static ros::Publisher heard;

static void tell(const std::string& text) {
  std_msgs::String message;
  message.data = text;
  heard.publish(message);
}

static void onSaid(const std_msgs::String::ConstPtr& said) {
  if (said->data == "call") {
    std_srvs::SetBool brake;
    brake.request.data = true;
    bool done = ros::service::call("/java/brake", brake);
    tell(std::string("brake ") + (done ? brake.response.message : "failed"));
    brake.request.data = false;
    tell(std::string("refused ") + (ros::service::call("/java/brake", brake) ? "no" : "yes"));
  } else if (said->data == "param") {
    double gain = 0;
    ros::param::get("/java/gain", gain);
    ros::param::set("/peer/rate", 7);
    std::ostringstream text;
    text << "gain " << gain;
    tell(text.str());
  } else {
    tell("heard " + said->data);
  }
}

static void onMap(const std_msgs::String::ConstPtr& map) { tell("map " + map->data); }

static bool flip(std_srvs::SetBool::Request& request, std_srvs::SetBool::Response& response) {
  response.success = !request.data;
  response.message = "flipped";
  return request.data;
}

int main(int argc, char** argv) {
  ros::init(argc, argv, "peer");
  ros::NodeHandle node;
  heard = node.advertise<std_msgs::String>("/peer/heard", 100);
  ros::Publisher said = node.advertise<std_msgs::String>("/peer/said", 1000);
  ros::Subscriber orders = node.subscribe("/java/said", 100, onSaid);
  ros::Subscriber maps = node.subscribe("/java/map", 1, onMap);
  ros::ServiceServer server = node.advertiseService("/peer/flip", flip);
  ros::AsyncSpinner spinner(2);
  spinner.start();
  ros::WallRate rate(100);
  for (int i = 0; ros::ok(); i++) {
    std_msgs::String message;
    message.data = std::to_string(i);
    said.publish(message);
    if (i % 50 == 0) ROS_WARN("peer is up");
    rate.sleep();
  }
  return 0;
}
