// Sends numbered and stamped messages at an even pace, so that a recording of them can be checked for holes.
//
//   publisher small RATE SECONDS SIZE STAMPS    one topic, std_msgs/String of SIZE bytes on the wire
//   publisher image RATE SECONDS                one topic, sensor_msgs/Image 640x480 rgb8
//   publisher mixed SECONDS                     a robot: odometry 50 Hz, joints 500, scan 10, tf 100, two cameras 30
//
// Waits until every topic has a subscriber, prints "started", sends, then prints "sent TOPIC COUNT" for each. STAMPS is a file that
// takes the sending time of each message, as 64-bit nanoseconds since 1970. A message that is late by less than 200 us
// is sent at once, so that the pace is kept on the whole.
#include <nav_msgs/Odometry.h>
#include <ros/ros.h>
#include <sensor_msgs/Image.h>
#include <sensor_msgs/JointState.h>
#include <sensor_msgs/LaserScan.h>
#include <std_msgs/String.h>
#include <tf2_msgs/TFMessage.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace {

int64_t now(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return int64_t(t.tv_sec) * 1000000000LL + t.tv_nsec;
}

struct Stream {
  std::string topic;
  double hz;
  ros::Publisher publisher;
  std::function<void(ros::Publisher&, uint32_t)> send;
  int64_t sent = 0;
};

void sleepUntil(int64_t at) {
  if (at - now(CLOCK_MONOTONIC) > 200000) {
    timespec until = {time_t(at / 1000000000LL), long(at % 1000000000LL)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
  }
}

sensor_msgs::Image image() {
  sensor_msgs::Image image;
  image.header.frame_id = "camera";
  image.width = 640;
  image.height = 480;
  image.step = 640 * 3;
  image.encoding = "rgb8";
  image.data.resize(640 * 480 * 3);
  // Noise, as of a real sensor: a recorder that packs must not get it for nothing.
  uint32_t state = 1;
  for (size_t i = 0; i < image.data.size(); i++) {
    state = state * 1664525u + 1013904223u;
    image.data[i] = state >> 24;
  }
  return image;
}

void run(std::vector<Stream>& streams, double seconds) {
  for (auto& stream : streams) {
    for (int i = 0; stream.publisher.getNumSubscribers() == 0; i++) {
      if (i == 6000 || !ros::ok()) {
        fprintf(stderr, "nobody subscribes to %s\n", stream.topic.c_str());
        exit(1);
      }
      usleep(10000);
    }
  }
  usleep(700000);
  printf("started\n");
  fflush(stdout);
  int64_t start = now(CLOCK_MONOTONIC) + 10000000;
  int64_t end = start + int64_t(seconds * 1e9);
  while (ros::ok()) {
    Stream* next = nullptr;
    int64_t at = end;
    for (auto& stream : streams) {
      int64_t due = start + int64_t(stream.sent * 1e9 / stream.hz);
      if (due < at) {
        at = due;
        next = &stream;
      }
    }
    if (next == nullptr) {
      break;
    }
    sleepUntil(at);
    next->send(next->publisher, uint32_t(next->sent));
    next->sent++;
  }
  // roscpp drops what it still holds when it shuts down.
  usleep(2000000);
  for (auto& stream : streams) {
    printf("sent %s %lld\n", stream.topic.c_str(), (long long)stream.sent);
  }
  fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  ros::init(argc, argv, "bench_publisher", ros::init_options::NoSigintHandler | ros::init_options::NoRosout);
  if (argc < 2) {
    return 2;
  }
  ros::NodeHandle node;
  std::string kind = argv[1];
  std::vector<Stream> streams;
  std::vector<int64_t> stamps;
  double seconds = 0;
  std::string stampFile;
  std_msgs::String text;
  sensor_msgs::Image picture = image();
  nav_msgs::Odometry odometry;
  sensor_msgs::JointState joints;
  sensor_msgs::LaserScan scan;
  tf2_msgs::TFMessage transforms;
  auto camera = [&](ros::Publisher& publisher, uint32_t sequence) {
    picture.header.stamp = ros::Time::now();
    for (int i = 0; i < 4; i++) picture.data[i] = sequence >> (8 * i);
    publisher.publish(picture);
  };

  if (kind == "small" && argc >= 5) {
    seconds = atof(argv[3]);
    text.data.assign(atoi(argv[4]) - 4, '.');
    if (argc > 5) stampFile = argv[5];
    stamps.reserve(size_t(atof(argv[2]) * seconds) + 16);
    // Nothing is dropped on this side: what is missing in the end was lost by the recorder.
    streams.push_back({"/bench/small", atof(argv[2]), node.advertise<std_msgs::String>("/bench/small", 0),
                       [&](ros::Publisher& publisher, uint32_t sequence) {
                         char head[32];
                         int64_t stamp = now(CLOCK_REALTIME);
                         snprintf(head, sizeof head, "%010u %020lld", sequence, (long long)stamp);
                         text.data.replace(0, 31, head, 31);
                         stamps.push_back(stamp);
                         publisher.publish(text);
                       }});
  } else if (kind == "image" && argc >= 4) {
    seconds = atof(argv[3]);
    streams.push_back({"/bench/image", atof(argv[2]), node.advertise<sensor_msgs::Image>("/bench/image", 60), camera});
  } else if (kind == "mixed" && argc >= 3) {
    seconds = atof(argv[2]);
    odometry.header.frame_id = "odom";
    odometry.child_frame_id = "base_link";
    for (int i = 0; i < 7; i++) joints.name.push_back("joint_" + std::to_string(i));
    joints.position.resize(7);
    joints.velocity.resize(7);
    joints.effort.resize(7);
    scan.header.frame_id = "laser";
    scan.ranges.resize(720);
    scan.intensities.resize(720);
    transforms.transforms.resize(3);
    streams.push_back({"/odom", 50, node.advertise<nav_msgs::Odometry>("/odom", 1000),
                       [&](ros::Publisher& publisher, uint32_t sequence) {
                         odometry.header.stamp = ros::Time::now();
                         odometry.pose.pose.position.x = sequence * 0.01;
                         publisher.publish(odometry);
                       }});
    streams.push_back({"/joint_states", 500, node.advertise<sensor_msgs::JointState>("/joint_states", 1000),
                       [&](ros::Publisher& publisher, uint32_t sequence) {
                         for (int i = 0; i < 7; i++) joints.position[i] = drand48();
                         joints.header.stamp = ros::Time::now();
                         publisher.publish(joints);
                       }});
    streams.push_back({"/scan", 10, node.advertise<sensor_msgs::LaserScan>("/scan", 1000),
                       [&](ros::Publisher& publisher, uint32_t sequence) {
                         for (auto& range : scan.ranges) range = drand48();
                         scan.header.stamp = ros::Time::now();
                         publisher.publish(scan);
                       }});
    streams.push_back({"/tf", 100, node.advertise<tf2_msgs::TFMessage>("/tf", 1000),
                       [&](ros::Publisher& publisher, uint32_t sequence) {
                         for (auto& transform : transforms.transforms) {
                           transform.header.stamp = ros::Time::now();
                           transform.header.seq = sequence;
                           transform.transform.rotation.w = 1;
                           transform.transform.translation.x = drand48();
                         }
                         publisher.publish(transforms);
                       }});
    streams.push_back({"/left/image_raw", 30, node.advertise<sensor_msgs::Image>("/left/image_raw", 60), camera});
    streams.push_back({"/right/image_raw", 30, node.advertise<sensor_msgs::Image>("/right/image_raw", 60), camera});
  } else {
    fprintf(stderr, "unknown kind of load: %s\n", kind.c_str());
    return 2;
  }
  ros::AsyncSpinner spinner(1);
  spinner.start();
  run(streams, seconds);
  if (!stampFile.empty()) {
    FILE* file = fopen(stampFile.c_str(), "wb");
    if (file == nullptr || fwrite(stamps.data(), 8, stamps.size(), file) != stamps.size() || fclose(file) != 0) {
      perror(stampFile.c_str());
      return 1;
    }
  }
  ros::shutdown();
  return 0;
}
